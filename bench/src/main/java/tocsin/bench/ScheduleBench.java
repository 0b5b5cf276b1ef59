package tocsin.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tocsin.core.id.LayerId;
import tocsin.core.id.RotationEventId;
import tocsin.core.id.RotationId;
import tocsin.core.id.ScheduleId;
import tocsin.core.id.UserId;
import tocsin.core.schedule.Assignment;
import tocsin.core.schedule.Edges;
import tocsin.core.schedule.EventRotation;
import tocsin.core.schedule.Layer;
import tocsin.core.schedule.OnCall;
import tocsin.core.schedule.Restriction;
import tocsin.core.schedule.Rota;
import tocsin.core.schedule.RotationEvent;
import tocsin.core.schedule.Schedule;
import tocsin.core.schedule.ScheduleRenderer;
import tocsin.core.schedule.ShiftBasedSchedule;
import tocsin.core.schedule.ShiftMember;
import tocsin.core.schedule.Window;

/**
 * How long 1,000 schedules take, on one thread: a year of each rendered, and who is on call by all
 * of them now, with the whole shift, as {@code /oncalls} asks. In time of the processor, so that
 * other work on the machine matters less.
 */
final class ScheduleBench {
  private static final int SCHEDULES = 1_000;
  private static final int ROUNDS = 5;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");
  private static final Window YEAR = new Window(NEW_YEAR, Instant.parse("2027-01-01T00:00:00Z"));
  private static final List<String> ZONES =
      List.of("America/Los_Angeles", "Europe/Berlin", "Australia/Sydney");

  private ScheduleBench() {}

  static void run() {
    List<Rota> layers =
        IntStream.range(0, SCHEDULES).<Rota>mapToObj(ScheduleBench::layered).toList();
    List<Rota> shifts =
        IntStream.range(0, SCHEDULES).<Rota>mapToObj(ScheduleBench::shiftBased).toList();
    System.out.printf(
        "load of the machine: %.1f%n",
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    measure("a year of 1,000 schedules of 3 layers (target 2 s)", () -> rendered(layers));
    measure("a year of 1,000 shift-based schedules of 3 rotations", () -> rendered(shifts));
    measure("who is on call by 1,000 schedules of 3 layers", () -> onCall(layers));
    measure("who is on call by 1,000 shift-based schedules", () -> onCall(shifts));
  }

  private static int rendered(List<Rota> schedules) {
    return schedules.stream()
        .mapToInt(each -> ScheduleRenderer.finalSchedule(each, YEAR, Edges.CUT).shifts().size())
        .sum();
  }

  private static int onCall(List<Rota> schedules) {
    Instant now = NEW_YEAR.plus(Duration.ofDays(180));
    return schedules.stream().mapToInt(each -> OnCall.shiftsAt(each, now).size()).sum();
  }

  private static void measure(String what, IntSupplier work) {
    List<Double> seconds = new ArrayList<>();
    int shifts = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long before = THREADS.getCurrentThreadCpuTime();
      shifts = work.getAsInt();
      seconds.add((THREADS.getCurrentThreadCpuTime() - before) / 1e9);
    }
    System.out.printf(
        "%s: median of %d %.3f s, first %.3f s (%,d shifts)%n",
        what, ROUNDS, Figures.median(seconds), seconds.getFirst(), shifts);
  }

  /** A weekly rotation, a daily one by night, and turns of 12 hours seen in office hours. */
  private static Schedule layered(int number) {
    Restriction nights = new Restriction.Daily(LocalTime.of(20, 0), Duration.ofHours(12));
    Restriction office = new Restriction.Daily(LocalTime.of(9, 0), Duration.ofHours(8));
    return new Schedule(
        new ScheduleId("QBENCH" + number),
        "Bench",
        "",
        zone(number),
        List.of(
            layer(number, Duration.ofDays(7), List.of()),
            layer(number, Duration.ofDays(1), List.of(nights)),
            layer(number, Duration.ofHours(12), List.of(office))),
        List.of(),
        List.of());
  }

  private static Layer layer(int number, Duration turn, List<Restriction> restrictions) {
    Instant start = NEW_YEAR.minus(Duration.ofDays(400 + number % 7));
    return new Layer(
        new LayerId("QBENCH"), "Layer", start, null, start, turn, users().toList(), restrictions);
  }

  private static ShiftBasedSchedule shiftBased(int number) {
    return new ShiftBasedSchedule(
        new ScheduleId("QSHIFTS" + number),
        "Bench",
        "",
        zone(number),
        List.of(
            rotation(number, Duration.ofDays(7), "RRULE:FREQ=WEEKLY"),
            rotation(number, Duration.ofHours(12), "RRULE:FREQ=DAILY"),
            rotation(number, Duration.ofHours(8), "RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR")),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private static EventRotation rotation(int number, Duration length, String rule) {
    Instant start = NEW_YEAR.minus(Duration.ofDays(400 + number % 7));
    List<ShiftMember> members = users().<ShiftMember>map(ShiftMember.Person::new).toList();
    var event =
        new RotationEvent(
            new RotationEventId("QBENCH"),
            "Event",
            start,
            start.plus(length),
            zone(number),
            start,
            null,
            List.of(rule),
            new Assignment.Rotating(1, members));
    return new EventRotation(new RotationId("QBENCH" + rule.hashCode()), List.of(event));
  }

  private static ZoneId zone(int number) {
    return ZoneId.of(ZONES.get(number % ZONES.size()));
  }

  private static Stream<UserId> users() {
    return IntStream.range(0, 5).mapToObj(user -> new UserId("QBENCHUSER" + user));
  }
}
