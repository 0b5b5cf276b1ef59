package tocsin.channel.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tocsin.channel.Outcome;
import tocsin.channel.Outcome.Delivered;
import tocsin.channel.Outcome.Rejected;
import tocsin.channel.Outcome.Unreachable;
import tocsin.channel.http.GuardedPost.Result;

/** What the answer to a request means for the page that it carried. */
public final class PostOutcomes {
  /** When the server asks for patience without saying how much. */
  public static final Duration USUAL_PATIENCE = Duration.ofSeconds(30);

  /** A page must not wait a day because a server says so. */
  public static final Duration MOST_PATIENCE = Duration.ofMinutes(5);

  private static final Duration LEAST_PATIENCE = Duration.ofSeconds(1);
  private static final Duration SOON = Duration.ofSeconds(10);

  private final InstantSource clock;

  public PostOutcomes(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * The outcome.
   *
   * @param providerId what the message is called if it was taken
   * @param refused the sentence for a status from 400 on that can't get better, said after "HOST
   *     answered STATUS. "
   */
  public Outcome of(Result result, String providerId, Function<Result.Answered, String> refused) {
    return switch (result) {
      case Result.Answered answered -> answered(answered, providerId, refused);
      case Result.Refused(String sentence) -> new Rejected(sentence);
      case Result.UnknownHost(String sentence) -> new Unreachable(sentence, USUAL_PATIENCE);
      case Result.NotReached(String sentence) -> new Unreachable(sentence, SOON);
      case Result.Untrusted untrusted -> new Unreachable(untrusted.sentence(), USUAL_PATIENCE);
    };
  }

  private Outcome answered(
      Result.Answered answer, String providerId, Function<Result.Answered, String> refused) {
    int status = answer.status();
    String said = answer.host() + " answered " + status;
    if (status < 300) {
      return new Delivered(providerId);
    }
    if (status < 400) {
      return new Rejected(said + ", a redirect, which is not followed. Use the final address.");
    }
    if (status >= 500 || status == 408 || status == 425 || status == 429) {
      return new Unreachable(said + ".", patience(answer.retryAfter()));
    }
    return new Rejected(said + ". " + refused.apply(answer));
  }

  /** How long to wait: {@code Retry-After} comes as seconds or as a date (RFC 9110), or not. */
  public Duration patience(@Nullable String retryAfter) {
    if (retryAfter == null) {
      return USUAL_PATIENCE;
    }
    if (retryAfter.matches("[0-9]{1,9}")) {
      return bounded(Duration.ofSeconds(Long.parseLong(retryAfter)));
    }
    try {
      Instant then = DateTimeFormatter.RFC_1123_DATE_TIME.parse(retryAfter, Instant::from);
      return bounded(Duration.between(clock.instant(), then));
    } catch (DateTimeParseException e) {
      return USUAL_PATIENCE;
    }
  }

  private static Duration bounded(Duration wished) {
    if (wished.compareTo(LEAST_PATIENCE) < 0) {
      return LEAST_PATIENCE;
    }
    return wished.compareTo(MOST_PATIENCE) > 0 ? MOST_PATIENCE : wished;
  }
}
