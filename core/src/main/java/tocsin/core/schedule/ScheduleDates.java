package tocsin.core.schedule;

import java.time.Instant;
import java.util.Optional;

/**
 * Which dates a schedule may name. Nobody plans an on-call shift for the year 9999; who sends such
 * a date means something else, and is told.
 */
public final class ScheduleDates {
  private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant AFTER_LATEST = Instant.parse("2200-01-01T00:00:00Z");

  private ScheduleDates() {}

  /** What is wrong with the date, in one sentence; empty when nothing is. */
  public static Optional<String> problem(String name, Instant date) {
    boolean fits = !date.isBefore(EARLIEST) && date.isBefore(AFTER_LATEST);
    return fits
        ? Optional.empty()
        : Optional.of(name + " must lie between the years 1900 and 2199.");
  }
}
