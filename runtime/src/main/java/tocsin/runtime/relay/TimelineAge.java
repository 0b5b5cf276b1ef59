package tocsin.runtime.relay;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tocsin.storage.FactLog;
import tocsin.storage.LogEntryStore.Cursor;

/** Up to when the timeline tells everything that happened to incidents. */
public final class TimelineAge {
  /** Shorter than this, being behind is only the time that writing takes. */
  private static final Duration WORTH_SAYING = Duration.ofSeconds(2);

  private final FactLog facts;

  public TimelineAge(FactLog facts) {
    this.facts = facts;
  }

  /**
   * When the first thing happened that a timeline with that cursor lacks; empty when it lacks
   * nothing, or nothing that is worth saying.
   */
  public Optional<Instant> completeTo(Cursor cursor, Instant now) {
    return facts.read(cursor.factPosition(), 1).stream()
        .map(row -> row.fact().at())
        .filter(since -> Duration.between(since, now).compareTo(WORTH_SAYING) > 0)
        .findFirst();
  }
}
