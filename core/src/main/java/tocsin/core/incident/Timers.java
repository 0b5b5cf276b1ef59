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
 * @param unacknowledgeAt the acknowledgement, or the snooze, ends
 * @param resolveAt the incident is given up as resolved
 */
public record Timers(
    @Nullable Instant escalateAt, @Nullable Instant unacknowledgeAt, @Nullable Instant resolveAt) {
  /** Nothing happens by itself. */
  public static final Timers NONE = new Timers(null, null, null);

  /** The first of them; empty when nothing happens by itself. */
  public Optional<Instant> next() {
    return Stream.of(escalateAt, unacknowledgeAt, resolveAt)
        .flatMap(Stream::ofNullable)
        .min(Instant::compareTo);
  }
}
