package tocsin.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import tocsin.channel.Outcome.Rejected;
import tocsin.channel.Outcome.Unreachable;
import tocsin.core.account.ContactKind;

/** Where a channel is missing, the page says what to do. */
class UnconfiguredChannelTest {

  @Test
  void withoutAMailServerPagesWaitForOneAndNameTheSetting() {
    Channel email = UnconfiguredChannel.email();

    assertThat(email.kinds()).containsExactly(ContactKind.EMAIL);
    assertThat(answer(email, ContactKind.EMAIL))
        .isInstanceOfSatisfying(
            Unreachable.class, u -> assertThat(u.reason()).contains("email.url", "email.from"));
  }

  @Test
  void aKindThatNobodyServesIsRefused() {
    Channel phone = UnconfiguredChannel.absent("phone", Set.of(ContactKind.PHONE));

    assertThat(answer(phone, ContactKind.PHONE)).isInstanceOf(Rejected.class);
  }

  private static Outcome answer(Channel channel, ContactKind kind) {
    return ((UnconfiguredChannel) channel).send(Pages.to(kind, "david@example.org", "N1"));
  }
}
