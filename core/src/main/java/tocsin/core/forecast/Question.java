package tocsin.core.forecast;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tocsin.core.event.Severity;
import tocsin.core.id.ServiceId;

/**
 * What would follow if this came in, with no incident open for it.
 *
 * @param severity null: the event gives none
 * @param at when the event is decided; past or to come
 * @param span how far to look; nothing later is foretold
 */
public record Question(
    ServiceId service,
    String summary,
    String source,
    @Nullable Severity severity,
    Instant at,
    Duration span) {
  /** The longest span: an escalation may loop for days, and schedules are known for weeks. */
  public static final Duration LONGEST = Duration.ofDays(7);

  public Question {
    if (span.isNegative() || span.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("The span is from 0 to 7 days");
    }
  }

  /** The last instant that is looked at. */
  public Instant until() {
    return at.plus(span);
  }
}
