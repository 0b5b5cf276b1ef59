package tocsin.channel.webhook;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import tocsin.channel.Outcome;
import tocsin.channel.Outcome.Delivered;
import tocsin.channel.Outcome.Rejected;
import tocsin.channel.Outcome.Unreachable;

/** What an HTTP answer to a webhook means. */
final class WebhookAnswers {
  /** When the server asks for patience without saying how much. */
  static final Duration USUAL_PATIENCE = Duration.ofSeconds(30);

  /** A page must not wait a day because a server says so. */
  static final Duration MOST_PATIENCE = Duration.ofMinutes(5);

  private static final Duration LEAST_PATIENCE = Duration.ofSeconds(1);
  private final InstantSource clock;

  WebhookAnswers(InstantSource clock) {
    this.clock = clock;
  }

  Outcome outcome(GuardedPost.Result.Answered answer) {
    int status = answer.status();
    String said = answer.host() + " answered " + status;
    if (status < 300) {
      return new Delivered("");
    }
    if (status < 400) {
      return new Rejected(said + ", a redirect, which is not followed. Use the final address.");
    }
    if (status >= 500 || status == 408 || status == 425 || status == 429) {
      return new Unreachable(said + ".", patience(answer.retryAfter()));
    }
    return new Rejected(said + ". Correct the contact method or what receives it.");
  }

  /** {@code Retry-After} comes as seconds or as a date (RFC 9110). */
  private Duration patience(@Nullable String retryAfter) {
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
