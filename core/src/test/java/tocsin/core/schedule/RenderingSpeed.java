package tocsin.core.schedule;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import tocsin.core.id.UserId;

/**
 * Measures how long a year of 1,000 schedules of 3 layers takes to render, on one thread, in time
 * of the processor. Started by hand; what it prints is asserted nowhere.
 */
final class RenderingSpeed {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int SCHEDULES = 1_000;
  private static final int LOOKS = 1_000_000;
  private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");
  private static final Window YEAR = new Window(NEW_YEAR, Instant.parse("2027-01-01T00:00:00Z"));

  private RenderingSpeed() {}

  public static void main(String[] arguments) {
    for (int round = 1; round <= 5; round++) {
      System.out.printf("round %d: %s%n", round, round());
    }
  }

  private static String round() {
    long began = THREADS.getCurrentThreadCpuTime();
    long shifts = 0;
    for (int i = 0; i < SCHEDULES; i++) {
      shifts += ScheduleRenderer.finalSchedule(schedule(i), YEAR, Edges.CUT).shifts().size();
    }
    long rendered = THREADS.getCurrentThreadCpuTime();
    Schedule schedule = schedule(1);
    long onCall = 0;
    for (int i = 0; i < LOOKS; i++) {
      onCall += OnCall.at(schedule, NEW_YEAR.plusSeconds(31L * i)).isEmpty() ? 0 : 1;
    }
    long looked = THREADS.getCurrentThreadCpuTime();
    return "%,d shifts in %d ms; on call at an instant: %d ns (%,d of %,d)"
        .formatted(
            shifts, (rendered - began) / 1_000_000, (looked - rendered) / LOOKS, onCall, LOOKS);
  }

  /** A weekly rotation, a daily one by night, and a follow-the-sun rotation in office hours. */
  private static Schedule schedule(int number) {
    List<String> zones = List.of("America/Los_Angeles", "Europe/Berlin", "Australia/Sydney");
    ZoneId zone = ZoneId.of(zones.get(number % zones.size()));
    Instant start = NEW_YEAR.minus(Duration.ofDays(400 + number % 7));
    UserId[] users = {Rotas.ADA, Rotas.BEN, Rotas.CLEO, new UserId("Dan"), new UserId("Eve")};
    return Rotas.schedule(
        zone,
        Rotas.layer(start, Duration.ofDays(7), users),
        Rotas.restricted(
            Rotas.layer(start, Duration.ofDays(1), users),
            new Restriction.Daily(LocalTime.of(20, 0), Duration.ofHours(12))),
        Rotas.restricted(
            Rotas.layer(start, Duration.ofHours(12), users),
            new Restriction.Daily(LocalTime.of(9, 0), Duration.ofHours(8))));
  }
}
