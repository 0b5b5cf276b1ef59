package tocsin.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tocsin.core.account.ContactKind;
import tocsin.core.account.ContactMethod;
import tocsin.core.account.Directory;
import tocsin.core.account.DirectoryEntry;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.EscalationRule;
import tocsin.core.account.EscalationTarget;
import tocsin.core.account.NotificationRule;
import tocsin.core.account.Role;
import tocsin.core.account.ScheduleEntry;
import tocsin.core.account.Urgency;
import tocsin.core.account.User;
import tocsin.core.id.ContactMethodId;
import tocsin.core.id.EscalationPolicyId;
import tocsin.core.id.EscalationRuleId;
import tocsin.core.id.LayerId;
import tocsin.core.id.NotificationRuleId;
import tocsin.core.id.ScheduleId;
import tocsin.core.id.UserId;
import tocsin.core.readiness.ReadinessCheck;
import tocsin.core.readiness.Report;
import tocsin.core.schedule.Layer;
import tocsin.core.schedule.Restriction;
import tocsin.core.schedule.Schedule;

/** How long it takes to look ahead over an account of a thousand schedules and policies. */
final class ReadinessBench {
  private static final int SCHEDULES = 1_000;
  private static final int ROUNDS = 5;
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

  private ReadinessBench() {}

  static void run() {
    Directory weekly = account(Duration.ofDays(7));
    measure("turns of a week, 4 weeks", weekly, 28);
    measure("turns of a week, 13 weeks", weekly, 91);
    measure("turns of 8 hours, 4 weeks", account(Duration.ofHours(8)), 28);
    measure("turns of 10 minutes, 13 weeks", account(Duration.ofMinutes(10)), 91);
  }

  private static void measure(String what, Directory directory, int days) {
    Instant until = START.plus(Duration.ofDays(days));
    List<Double> seconds = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      var unused = ReadinessCheck.of(directory, Set.of(ContactKind.EMAIL), START, until);
      seconds.add((System.nanoTime() - start) / 1e9);
    }
    Report report = ReadinessCheck.of(directory, Set.of(ContactKind.EMAIL), START, until);
    System.out.printf(
        "%s: %.2f s, the first time %.2f s (%,d schedules, %,d findings, %s)%n",
        what,
        Figures.median(seconds),
        seconds.getFirst(),
        SCHEDULES,
        report.findings().size(),
        report.complete() ? "complete" : "ended at the bound");
  }

  /** Six people to a schedule, by night and at all times; each schedule asked by two policies. */
  private static Directory account(Duration turn) {
    List<DirectoryEntry> all = new ArrayList<>();
    for (int i = 0; i < SCHEDULES; i++) {
      List<UserId> people = new ArrayList<>();
      for (int p = 0; p < 6; p++) {
        User user = user("QU" + i + "X" + p);
        all.add(user);
        people.add(user.id());
      }
      all.add(new ScheduleEntry(schedule(i, turn, people)));
      all.add(policy(i));
    }
    return Directory.of(all);
  }

  private static Schedule schedule(int number, Duration turn, List<UserId> people) {
    Instant began = START.minus(Duration.ofDays(400L + number % 7));
    List<Restriction> nights =
        List.of(new Restriction.Daily(LocalTime.of(18, 0), Duration.ofHours(14)));
    return new Schedule(
        schedule(number),
        "Schedule " + number,
        "",
        ZONE,
        List.of(
            new Layer(new LayerId("QN" + number), "", began, null, began, turn, people, nights),
            new Layer(
                new LayerId("QL" + number),
                "",
                began,
                null,
                began,
                turn,
                people.reversed(),
                List.of())),
        List.of(),
        List.of());
  }

  private static EscalationPolicy policy(int number) {
    return new EscalationPolicy(
        new EscalationPolicyId("QP" + number),
        "Policy " + number,
        "",
        List.of(level(number, 1, number), level(number, 2, (number + 1) % SCHEDULES)),
        0,
        List.of());
  }

  private static EscalationRule level(int policy, int number, int asked) {
    return new EscalationRule(
        new EscalationRuleId("QR" + policy + "X" + number),
        Duration.ofMinutes(30),
        List.of(new EscalationTarget.OfSchedule(schedule(asked))));
  }

  private static ScheduleId schedule(int number) {
    return new ScheduleId("QS" + number);
  }

  private static User user(String id) {
    ContactMethodId mail = new ContactMethodId(id + "M");
    String address = id + "@example.org";
    return new User(
        new UserId(id),
        id,
        address,
        ZONE,
        Role.USER,
        "",
        "",
        "teal",
        List.of(new ContactMethod(mail, ContactKind.EMAIL, "Work", address, 0, true)),
        List.of(
            new NotificationRule(
                new NotificationRuleId(id + "H"), Duration.ZERO, mail, Urgency.HIGH),
            new NotificationRule(
                new NotificationRuleId(id + "L"), Duration.ZERO, mail, Urgency.LOW)));
  }
}
