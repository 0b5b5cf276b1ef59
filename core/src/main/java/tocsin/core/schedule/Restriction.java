package tocsin.core.schedule;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;

/**
 * The hours in which a layer is on call; outside all of a layer's restrictions nobody is. They mask
 * the rotation and never stop it. Times are wall-clock times of the schedule's zone, and an
 * interval may cross midnight.
 */
public sealed interface Restriction {
  /** How long the interval lasts from its start. */
  Duration duration();

  /** Every day from {@code startTime}; at most 24 hours. */
  record Daily(LocalTime startTime, Duration duration) implements Restriction {}

  /** Every week from {@code startTime} on {@code startDay}; at most 7 days. */
  record Weekly(DayOfWeek startDay, LocalTime startTime, Duration duration)
      implements Restriction {}
}
