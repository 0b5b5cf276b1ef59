package tocsin.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tocsin.channel.FakeProvider.Behaviour;
import tocsin.channel.Outcome.Delivered;
import tocsin.channel.Outcome.Rejected;
import tocsin.channel.Outcome.Unreachable;

/** What a channel keeps when its provider refuses, stalls or dies. */
public abstract class ProviderContract extends ChannelContract {
  protected abstract FakeProvider provider();

  @Override
  protected List<FakeProvider.Arrived> arrived() {
    return provider().arrived();
  }

  @AfterEach
  void closeProvider() {
    provider().close();
  }

  @Test
  void a_refusal_is_final_and_says_why() throws Exception {
    provider().behave(Behaviour.REFUSES);

    assertThat(channel().send(message("N1")))
        .isInstanceOfSatisfying(
            Rejected.class, rejected -> assertThat(rejected.reason()).endsWith("."));
    assertThat(arrived()).isEmpty();
  }

  @Test
  void a_provider_that_asks_to_wait_is_tried_again_later() throws Exception {
    assertUnreachable(Behaviour.ASKS_TO_WAIT);
  }

  @Test
  void a_provider_that_hangs_up_in_the_middle_is_tried_again() throws Exception {
    assertUnreachable(Behaviour.HANGS_UP);
  }

  @Test
  void a_provider_that_never_answers_is_given_up_and_tried_again() throws Exception {
    assertUnreachable(Behaviour.NEVER_ANSWERS);
  }

  @Test
  void a_provider_that_is_gone_is_tried_again() throws Exception {
    provider().close();

    assertThat(channel().send(message("N1"))).isInstanceOf(Unreachable.class);
  }

  @Test
  void after_any_trouble_the_next_page_goes_out() throws Exception {
    for (Behaviour trouble : Behaviour.values()) {
      provider().behave(trouble);
      Outcome unused = channel().send(message("N" + trouble.ordinal()));
      assertThat(unused).isNotNull();

      provider().behave(Behaviour.TAKES);
      assertThat(channel().send(message("after" + trouble.ordinal())))
          .as("after a provider that %s", trouble)
          .isInstanceOf(Delivered.class);
    }
  }

  private void assertUnreachable(Behaviour trouble) throws InterruptedException {
    provider().behave(trouble);

    assertThat(channel().send(message("N1")))
        .isInstanceOfSatisfying(
            Unreachable.class,
            unreachable -> {
              assertThat(unreachable.reason()).endsWith(".");
              assertThat(unreachable.retryAfter()).isPositive();
            });
    assertThat(arrived()).isEmpty();
  }
}
