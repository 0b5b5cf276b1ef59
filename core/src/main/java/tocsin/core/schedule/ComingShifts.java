package tocsin.core.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Answers who comes on call next. */
public final class ComingShifts {
  /** Looked at one after the other, so that quick turns cost no more than slow ones. */
  private static final List<Duration> STEPS =
      List.of(Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(7), Duration.ofDays(28));

  private ComingShifts() {}

  /**
   * The whole shifts that begin first after the instant, several when several people begin
   * together; empty when none begins within four weeks.
   */
  public static List<Shift> after(Rota rota, Instant instant) {
    for (Duration step : STEPS) {
      Window window = new Window(instant, instant.plus(step));
      List<Shift> coming =
          ScheduleRenderer.finalSchedule(rota, window, Edges.WHOLE).shifts().stream()
              .filter(shift -> shift.start().isAfter(instant))
              .toList();
      Optional<Instant> first = coming.stream().map(Shift::start).min(Instant::compareTo);
      if (first.isPresent()) {
        return coming.stream().filter(shift -> shift.start().equals(first.get())).toList();
      }
    }
    return List.of();
  }
}
