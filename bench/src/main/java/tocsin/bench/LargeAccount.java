package tocsin.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import tocsin.core.account.Account;
import tocsin.core.account.ContactKind;
import tocsin.core.account.ContactMethod;
import tocsin.core.account.DirectoryChange;
import tocsin.core.account.DirectoryEntry;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.EscalationRule;
import tocsin.core.account.EscalationTarget;
import tocsin.core.account.NotificationRule;
import tocsin.core.account.Role;
import tocsin.core.account.ScheduleEntry;
import tocsin.core.account.Service;
import tocsin.core.account.Urgency;
import tocsin.core.account.UrgencyRule;
import tocsin.core.account.User;
import tocsin.core.id.ContactMethodId;
import tocsin.core.id.EscalationPolicyId;
import tocsin.core.id.EscalationRuleId;
import tocsin.core.id.LayerId;
import tocsin.core.id.NotificationRuleId;
import tocsin.core.id.ScheduleId;
import tocsin.core.id.ServiceId;
import tocsin.core.id.UserId;
import tocsin.core.schedule.Layer;
import tocsin.core.schedule.Schedule;

/**
 * The account of a very large company: 10,000 people, 1,000 schedules of three layers, and as many
 * policies and services.
 */
final class LargeAccount {
  static final int USERS = 10_000;
  static final int TEAMS = 1_000;
  static final Instant BEGIN = Instant.parse("2026-01-05T09:00:00Z");
  private static final List<String> ZONES =
      List.of("UTC", "Europe/Berlin", "America/New_York", "Asia/Tokyo");

  private LargeAccount() {}

  static List<DirectoryChange> all() {
    List<DirectoryEntry> entries = new ArrayList<>();
    entries.add(new Account("Large", ZoneOffset.UTC, user(0)));
    IntStream.range(0, USERS).mapToObj(LargeAccount::person).forEach(entries::add);
    IntStream.range(0, TEAMS).mapToObj(LargeAccount::schedule).forEach(entries::add);
    IntStream.range(0, TEAMS).mapToObj(LargeAccount::policy).forEach(entries::add);
    IntStream.range(0, TEAMS).<DirectoryEntry>mapToObj(LargeAccount::service).forEach(entries::add);
    return entries.stream().<DirectoryChange>map(DirectoryChange.Put::new).toList();
  }

  static UserId user(int number) {
    return new UserId("QPERSON" + number % USERS);
  }

  static ScheduleId scheduleId(int number) {
    return new ScheduleId("QROTA" + number % TEAMS);
  }

  static EscalationPolicyId policyId(int number) {
    return new EscalationPolicyId("QPOLICY" + number % TEAMS);
  }

  static ServiceId serviceId(int number) {
    return new ServiceId("QSERVICE" + number % TEAMS);
  }

  private static User person(int number) {
    ContactMethodId mail = new ContactMethodId("QMAIL" + number);
    String address = "person" + number + "@example.org";
    return new User(
        user(number),
        "Person " + number,
        address,
        zone(number),
        Role.USER,
        "",
        "",
        "teal",
        List.of(new ContactMethod(mail, ContactKind.EMAIL, "Work", address, 0, true)),
        List.of(
            new NotificationRule(
                new NotificationRuleId("QNOW" + number), Duration.ZERO, mail, Urgency.HIGH)));
  }

  private static ZoneId zone(int number) {
    return ZoneId.of(ZONES.get(number % ZONES.size()));
  }

  /** Weeks, nights and days, ten people each. */
  private static DirectoryEntry schedule(int number) {
    List<Layer> layers = new ArrayList<>();
    for (int layer = 0; layer < 3; layer++) {
      int first = number * 10 + layer;
      List<UserId> users = IntStream.range(first, first + 10).mapToObj(LargeAccount::user).toList();
      layers.add(
          new Layer(
              new LayerId("QLAYER" + number + "X" + layer),
              "Layer " + (layer + 1),
              BEGIN,
              null,
              BEGIN,
              Duration.ofDays(layer == 0 ? 7 : layer),
              users,
              List.of()));
    }
    return ScheduleEntry.of(
        new Schedule(
            scheduleId(number), "Rota " + number, "", zone(number), layers, List.of(), List.of()));
  }

  static EscalationPolicy policy(int number) {
    EscalationRule first =
        new EscalationRule(
            new EscalationRuleId("QFIRST" + number),
            Duration.ofMinutes(15),
            List.of(new EscalationTarget.OfSchedule(scheduleId(number))));
    EscalationRule second =
        new EscalationRule(
            new EscalationRuleId("QSECOND" + number),
            Duration.ofMinutes(30),
            List.of(new EscalationTarget.OfUser(user(number))));
    return new EscalationPolicy(
        policyId(number), "Policy " + number, "", List.of(first, second), 2, List.of());
  }

  private static Service service(int number) {
    return new Service(
        serviceId(number),
        "Service " + number,
        "",
        policyId(number),
        UrgencyRule.HIGH,
        null,
        null,
        false,
        List.of(),
        List.of(),
        BEGIN);
  }
}
