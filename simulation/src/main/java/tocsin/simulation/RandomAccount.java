package tocsin.simulation;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import tocsin.core.account.Account;
import tocsin.core.account.AssignmentStrategy;
import tocsin.core.account.ContactKind;
import tocsin.core.account.ContactMethod;
import tocsin.core.account.DirectoryEntry;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.EscalationRule;
import tocsin.core.account.EscalationTarget;
import tocsin.core.account.Integration;
import tocsin.core.account.MaintenanceWindow;
import tocsin.core.account.NotificationRule;
import tocsin.core.account.Role;
import tocsin.core.account.ScheduleEntry;
import tocsin.core.account.ScheduledRaise;
import tocsin.core.account.Service;
import tocsin.core.account.Urgency;
import tocsin.core.account.UrgencyBasis;
import tocsin.core.account.UrgencyRule;
import tocsin.core.account.User;
import tocsin.core.id.ContactMethodId;
import tocsin.core.id.EscalationPolicyId;
import tocsin.core.id.EscalationRuleId;
import tocsin.core.id.IntegrationId;
import tocsin.core.id.LayerId;
import tocsin.core.id.MaintenanceWindowId;
import tocsin.core.id.NotificationRuleId;
import tocsin.core.id.OverrideId;
import tocsin.core.id.ScheduleId;
import tocsin.core.id.ServiceId;
import tocsin.core.id.UserId;
import tocsin.core.schedule.Layer;
import tocsin.core.schedule.Restriction;
import tocsin.core.schedule.Schedule;
import tocsin.core.schedule.ScheduleOverride;
import tocsin.core.schedule.SupportHours;

/** Makes accounts that no sensible person would configure, and some that one would. */
final class RandomAccount {
  private static final List<String> ZONES =
      List.of("UTC", "America/Los_Angeles", "Europe/London", "Australia/Lord_Howe", "Asia/Kolkata");
  private static final int USERS = 6;
  private static final int SCHEDULES = 3;
  private static final int POLICIES = 3;
  private static final int SERVICES = 4;
  private static final int WINDOWS = 4;

  private final RandomGenerator random;
  private final Instant start;

  RandomAccount(RandomGenerator random, Instant start) {
    this.random = random;
    this.start = start;
  }

  static UserId user(int i) {
    return new UserId("user-" + i);
  }

  static EscalationPolicyId policy(int i) {
    return new EscalationPolicyId("policy-" + i);
  }

  static String routingKey(int service) {
    return "%032d".formatted(service);
  }

  UserId anyUser() {
    return user(random.nextInt(USERS));
  }

  EscalationPolicyId anyPolicy() {
    return policy(random.nextInt(POLICIES));
  }

  String anyRoutingKey() {
    return routingKey(random.nextInt(SERVICES));
  }

  static ServiceId service(int i) {
    return new ServiceId("service-" + i);
  }

  ServiceId anyService() {
    return service(random.nextInt(SERVICES));
  }

  List<DirectoryEntry> all() {
    List<DirectoryEntry> entries = new ArrayList<>();
    boolean fallback = random.nextInt(4) > 0;
    entries.add(new Account("Simulated", ZoneId.of("UTC"), fallback ? user(0) : null));
    for (int i = 0; i < USERS; i++) {
      entries.add(randomUser(i));
    }
    for (int i = 0; i < SCHEDULES; i++) {
      entries.add(randomSchedule(i));
    }
    for (int i = 0; i < POLICIES; i++) {
      entries.add(randomPolicy(i));
    }
    for (int i = 0; i < SERVICES; i++) {
      entries.add(randomService(i));
    }
    for (int i = 0; i < WINDOWS / 2; i++) {
      entries.add(randomWindow(i));
    }
    return entries;
  }

  /** An edit that somebody might make at any time: a user, a window or a policy becomes another. */
  DirectoryEntry edit() {
    return switch (random.nextInt(4)) {
      case 0 -> randomUser(random.nextInt(USERS));
      case 1 -> randomWindow(random.nextInt(WINDOWS));
      case 2 -> randomSchedule(random.nextInt(SCHEDULES));
      default -> randomPolicy(random.nextInt(POLICIES));
    };
  }

  private User randomUser(int i) {
    List<ContactMethod> methods = new ArrayList<>();
    List<NotificationRule> rules = new ArrayList<>();
    int ways = random.nextInt(3);
    for (int m = 0; m < ways; m++) {
      ContactKind kind = random.nextBoolean() ? ContactKind.EMAIL : ContactKind.SMS;
      ContactMethodId id = new ContactMethodId("way-" + i + "-" + m);
      methods.add(
          new ContactMethod(id, kind, "", "address-" + i + "-" + m, 0, random.nextInt(5) > 0));
      for (int r = random.nextInt(3); r > 0; r--) {
        rules.add(
            new NotificationRule(
                new NotificationRuleId("rule-" + i + "-" + m + "-" + r),
                Duration.ofMinutes(random.nextInt(12)),
                id,
                random.nextInt(4) > 0 ? Urgency.HIGH : Urgency.LOW,
                random.nextInt(3) == 0 ? Duration.ofMinutes(1 + random.nextInt(10)) : null));
      }
    }
    return new User(
        user(i), "User " + i, i + "@example.org", zone(), Role.USER, "", "", "", methods, rules);
  }

  private ScheduleEntry randomSchedule(int i) {
    List<Layer> layers = new ArrayList<>();
    for (int l = random.nextInt(3); l > 0; l--) {
      List<UserId> users = new ArrayList<>();
      for (int u = 1 + random.nextInt(3); u > 0; u--) {
        users.add(anyUser());
      }
      Instant from = start.minus(Duration.ofHours(random.nextInt(500)));
      layers.add(
          new Layer(
              new LayerId("layer-" + i + "-" + l),
              "",
              from,
              random.nextInt(4) == 0 ? start.plus(Duration.ofHours(random.nextInt(48))) : null,
              from,
              random.nextBoolean()
                  ? Duration.ofDays(1 + random.nextInt(3))
                  : Duration.ofHours(1 + random.nextInt(200)),
              users,
              restrictions()));
    }
    return new ScheduleEntry(
        new Schedule(
            new ScheduleId("schedule-" + i), "", "", zone(), layers, overrides(i), List.of()));
  }

  private List<Restriction> restrictions() {
    return random.nextInt(3) > 0
        ? List.of()
        : List.of(
            new Restriction.Daily(
                LocalTime.of(random.nextInt(24), 0), Duration.ofHours(1 + random.nextInt(20))));
  }

  private List<ScheduleOverride> overrides(int schedule) {
    List<ScheduleOverride> overrides = new ArrayList<>();
    for (int o = random.nextInt(3); o > 0; o--) {
      Instant from = start.plus(Duration.ofMinutes(random.nextInt(60 * 60)));
      overrides.add(
          new ScheduleOverride(
              new OverrideId("override-" + schedule + "-" + o),
              anyUser(),
              from,
              from.plus(Duration.ofMinutes(1 + random.nextInt(500)))));
    }
    return overrides;
  }

  private EscalationPolicy randomPolicy(int i) {
    List<EscalationRule> rules = new ArrayList<>();
    for (int r = 1 + random.nextInt(3); r > 0; r--) {
      List<EscalationTarget> targets = new ArrayList<>();
      for (int t = 1 + random.nextInt(3); t > 0; t--) {
        targets.add(
            random.nextBoolean()
                ? new EscalationTarget.OfUser(anyUser())
                : new EscalationTarget.OfSchedule(
                    new ScheduleId("schedule-" + random.nextInt(SCHEDULES))));
      }
      rules.add(
          new EscalationRule(
              new EscalationRuleId("rule-" + i + "-" + r),
              Duration.ofMinutes(1 + random.nextInt(30)),
              targets,
              random.nextBoolean()
                  ? AssignmentStrategy.ROUND_ROBIN
                  : AssignmentStrategy.ASSIGN_TO_EVERYONE));
    }
    return new EscalationPolicy(policy(i), "", "", rules, random.nextInt(3), List.of());
  }

  private Service randomService(int i) {
    return new Service(
        new ServiceId("service-" + i),
        "Service " + i,
        "",
        anyPolicy(),
        random.nextBoolean() ? new UrgencyRule.Constant(anyBasis()) : bySupportHours(),
        random.nextBoolean() ? Duration.ofMinutes(1 + random.nextInt(60)) : null,
        random.nextInt(3) == 0 ? Duration.ofMinutes(30 + random.nextInt(600)) : null,
        false,
        List.of(
            new Integration(
                new IntegrationId("integration-" + i), "", "events", routingKey(i), start)),
        List.of(),
        start);
  }

  private UrgencyBasis anyBasis() {
    UrgencyBasis[] bases = UrgencyBasis.values();
    return bases[random.nextInt(bases.length)];
  }

  private UrgencyRule bySupportHours() {
    SupportHours hours =
        new SupportHours(
            zone(),
            List.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
            LocalTime.of(random.nextInt(24), random.nextInt(60)),
            LocalTime.of(random.nextInt(24), random.nextInt(60)));
    List<ScheduledRaise> raises = List.of(ScheduledRaise.values()).subList(0, random.nextInt(3));
    return new UrgencyRule.BySupportHours(hours, anyBasis(), anyBasis(), raises);
  }

  private MaintenanceWindow randomWindow(int i) {
    Instant from = start.plus(Duration.ofMinutes(random.nextInt(600)));
    return new MaintenanceWindow(
        new MaintenanceWindowId("window-" + i),
        i,
        from,
        from.plus(Duration.ofMinutes(1 + random.nextInt(60))),
        "",
        List.of(anyService(), anyService()),
        List.of(),
        null);
  }

  private ZoneId zone() {
    return ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
  }
}
