package tocsin.core.incident;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What happens by itself, and when; null is never. They are part of the incident's state, so they
 * survive whatever the process doesn't.
 *
 * @param escalateAt the next level is asked
 * @param unacknowledgeAt the acknowledgement ends
 * @param resolveAt the incident is given up as resolved
 * @param snoozedUntil the snooze ends; not null exactly while the incident is snoozed
 * @param raiseAt the urgency becomes high
 */
public record Timers(
    @Nullable Instant escalateAt,
    @Nullable Instant unacknowledgeAt,
    @Nullable Instant resolveAt,
    @Nullable Instant snoozedUntil,
    @Nullable Instant raiseAt) {
  /** Nothing happens by itself. */
  public static final Timers NONE = new Timers(null, null, null, null, null);

  /** When the present assignees are paged again: the end of the snooze or acknowledgement. */
  public @Nullable Instant pagesAgainAt() {
    return snoozedUntil == null ? unacknowledgeAt : snoozedUntil;
  }

  /** The first of them; empty when nothing happens by itself. */
  public Optional<Instant> next() {
    return Stream.of(escalateAt, unacknowledgeAt, resolveAt, snoozedUntil, raiseAt)
        .flatMap(Stream::ofNullable)
        .min(Instant::compareTo);
  }
}
