package tocsin.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tocsin.channel.FakeProvider.Behaviour;
import tocsin.channel.Outcome.Deferred;
import tocsin.channel.Outcome.Delivered;
import tocsin.channel.Outcome.Rejected;
import tocsin.channel.Outcome.Unreachable;

/** What a channel keeps when its provider refuses, stalls or dies. */
public abstract class ProviderContract extends ChannelContract {
  protected abstract FakeProvider provider();

  /** The same as {@code channel()}, with so short time-outs that a test can wait for them. */
  protected abstract Channel impatient();

  @Override
  protected List<FakeProvider.Arrived> arrived() {
    return provider().arrived();
  }

  @AfterEach
  void closeProvider() {
    provider().close();
  }

  @Test
  void aRefusalIsFinalAndSaysWhy() throws Exception {
    provider().behave(Behaviour.REFUSES);

    assertThat(channel().send(message("N1")))
        .isInstanceOfSatisfying(
            Rejected.class, rejected -> assertThat(rejected.reason()).endsWith("."));
    assertThat(arrived()).isEmpty();
  }

  @Test
  void aProviderThatAsksToWaitIsTriedAgainLater() throws Exception {
    provider().behave(Behaviour.ASKS_TO_WAIT);

    switch (channel().send(message("N1"))) {
      case Unreachable(String reason, Duration retryAfter) -> assertWait(reason, retryAfter);
      case Deferred(String reason, Duration retryAfter) -> assertWait(reason, retryAfter);
      case Rejected(String reason) -> throw new AssertionError("Refused for good: " + reason);
      case Delivered taken -> throw new AssertionError("Taken: " + taken);
    }
    assertThat(arrived()).isEmpty();
  }

  private static void assertWait(String reason, Duration retryAfter) {
    assertThat(reason).endsWith(".");
    assertThat(retryAfter).isPositive();
  }

  @Test
  void aProviderThatHangsUpInTheMiddleIsTriedAgain() throws Exception {
    assertUnreachable(Behaviour.HANGS_UP);
  }

  @Test
  void aProviderThatNeverAnswersIsGivenUpAndTriedAgain() throws Exception {
    provider().behave(Behaviour.NEVER_ANSWERS);
    for (int i = 0; i < 12; i++) {
      assertThat(impatient().send(message("N1"))).isInstanceOf(Unreachable.class);
    }
    assertThat(arrived()).isEmpty();

    provider().behave(Behaviour.TAKES);
    Await.until(() -> impatient().send(message("N2")) instanceof Delivered);
  }

  @Test
  void aProviderThatIsGoneIsTriedAgain() throws Exception {
    provider().close();

    assertThat(channel().send(message("N1"))).isInstanceOf(Unreachable.class);
  }

  @Test
  void afterAnyTroubleTheNextPageGoesOut() throws Exception {
    for (Behaviour trouble : EnumSet.complementOf(EnumSet.of(Behaviour.NEVER_ANSWERS))) {
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
