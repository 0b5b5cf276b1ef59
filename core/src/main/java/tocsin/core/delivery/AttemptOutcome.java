package tocsin.core.delivery;

import java.time.Instant;

/** What became of an attempt, and of its notification. */
public sealed interface AttemptOutcome {
  /** The provider took it; the notification is finished. Empty provider id when none was given. */
  record Delivered(String providerId) implements AttemptOutcome {}

  /** It can't be sent this way; the notification is finished. */
  record Rejected(String reason) implements AttemptOutcome {}

  /** It did not go out; the next attempt is at {@code retryAt}. */
  record Postponed(String reason, Instant retryAt) implements AttemptOutcome {}

  /** It did not go out and is not tried again; the notification is finished. */
  record GivenUp(String reason) implements AttemptOutcome {}
}
