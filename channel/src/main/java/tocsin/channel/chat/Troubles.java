package tocsin.channel.chat;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.channel.Outcome;
import tocsin.channel.Outcome.Unreachable;
import tocsin.channel.chat.ChatHttp.Said;

/** What is the same with all providers when something doesn't go well. */
public final class Troubles {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Duration LATER = Duration.ofSeconds(30);
  private static final double LEAST_SECONDS = 1;
  private static final double MOST_SECONDS = 300;

  private Troubles() {}

  /** What may pass by itself: silence, too many messages, trouble at the provider's. */
  public static Optional<Outcome> passing(String provider, Said said) {
    return switch (said) {
      case Said.Silence(String sentence) -> Optional.of(new Unreachable(sentence, SOON));
      case Said.Answer answer -> passing(provider, answer);
    };
  }

  private static Optional<Outcome> passing(String provider, Said.Answer answer) {
    if (answer.status() == 429) {
      return Optional.of(waits(provider, answer.retryAfter()));
    }
    return answer.status() >= 500 || answer.status() == 408
        ? Optional.of(new Unreachable(provider + " answered " + answer.status() + ".", LATER))
        : Optional.empty();
  }

  /** The provider asks for patience; in seconds, or null when it doesn't say how much. */
  public static Outcome waits(String provider, @Nullable String seconds) {
    String sentence = provider + " takes no more messages just now.";
    if (seconds == null || !seconds.matches("[0-9]{1,9}(\\.[0-9]{1,9})?")) {
      return new Unreachable(sentence, LATER);
    }
    double wished = Math.clamp(Double.parseDouble(seconds), LEAST_SECONDS, MOST_SECONDS);
    return new Unreachable(sentence, Duration.ofMillis((long) (wished * 1_000)));
  }
}
