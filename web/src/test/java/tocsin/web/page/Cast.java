package tocsin.web.page;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import tocsin.core.account.Account;
import tocsin.core.account.ContactKind;
import tocsin.core.account.ContactMethod;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.EscalationRule;
import tocsin.core.account.EscalationTarget;
import tocsin.core.account.Integration;
import tocsin.core.account.NotificationRule;
import tocsin.core.account.Priority;
import tocsin.core.account.Role;
import tocsin.core.account.ScheduleEntry;
import tocsin.core.account.Service;
import tocsin.core.account.Team;
import tocsin.core.account.TeamRole;
import tocsin.core.account.Urgency;
import tocsin.core.account.UrgencyRule;
import tocsin.core.account.User;
import tocsin.core.id.ContactMethodId;
import tocsin.core.id.EscalationPolicyId;
import tocsin.core.id.EscalationRuleId;
import tocsin.core.id.IntegrationId;
import tocsin.core.id.LayerId;
import tocsin.core.id.NotificationRuleId;
import tocsin.core.id.PriorityId;
import tocsin.core.id.ScheduleId;
import tocsin.core.id.ServiceId;
import tocsin.core.id.TeamId;
import tocsin.core.id.UserId;
import tocsin.core.schedule.Layer;
import tocsin.core.schedule.Restriction;
import tocsin.core.schedule.Schedule;

/** A team of four around a service that relays rows, in Los Angeles. */
final class Cast {
  static final String KEY = "0123456789abcdef0123456789abcdef";
  static final String WEB_KEY = "fedcba9876543210fedcba9876543210";
  static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");

  static final User DAVID = user("PDAVID", "David", Role.OWNER);
  static final User JOSEPH = user("PJOSEPH", "Joseph", Role.USER);
  static final User ZAYNA = unreachable("PZAYNA", "Zayna");
  static final User OLGA = user("POLGA", "Olga", Role.OBSERVER);

  static final Schedule PRIMARY =
      new Schedule(
          new ScheduleId("PPRIMARY"),
          "Core primary",
          "",
          ZONE,
          List.of(
              new Layer(
                  new LayerId("PLAYER"),
                  "Weekly",
                  Instant.parse("2026-01-05T17:00:00Z"),
                  null,
                  Instant.parse("2026-01-05T17:00:00Z"),
                  Duration.ofDays(7),
                  List.of(DAVID.id(), ZAYNA.id()),
                  List.of())),
          List.of(),
          List.of());

  static final Schedule NIGHTS =
      new Schedule(
          new ScheduleId("PNIGHTS"),
          "Nights only",
          "For what can wait until evening.",
          ZONE,
          List.of(
              new Layer(
                  new LayerId("PLAYER2"),
                  "Weekday nights",
                  Instant.parse("2026-01-05T17:00:00Z"),
                  null,
                  Instant.parse("2026-01-05T17:00:00Z"),
                  Duration.ofDays(1),
                  List.of(JOSEPH.id(), DAVID.id()),
                  List.of(
                      new Restriction.Daily(LocalTime.of(18, 0), Duration.ofHours(12)),
                      new Restriction.Weekly(
                          DayOfWeek.SATURDAY, LocalTime.of(9, 0), Duration.ofHours(10))))),
          List.of(),
          List.of());

  static final EscalationPolicy CORE =
      policy(
          "PCORE",
          "Core",
          new EscalationTarget.OfSchedule(PRIMARY.id()),
          new EscalationTarget.OfUser(JOSEPH.id()));

  static final EscalationPolicy EMPTY =
      policy("PEMPTY", "Mobile", new EscalationTarget.OfSchedule(new ScheduleId("PGONE")));

  static final Service RELAY = service("PRELAY", "db2kafka", CORE, KEY);
  static final Service WEB_APP = service("PWEBAPP", "web-app", CORE, WEB_KEY);
  static final Priority P1 = new Priority(new PriorityId("P1"), "P1", "", 1, "a8171c");

  private Cast() {}

  static void enter(Stage stage) {
    stage.put(
        new Account("Tocsin", ZONE, DAVID.id()),
        DAVID,
        JOSEPH,
        ZAYNA,
        OLGA,
        new ScheduleEntry(PRIMARY),
        new ScheduleEntry(NIGHTS),
        CORE,
        EMPTY,
        RELAY,
        WEB_APP,
        P1,
        new Team(
            new TeamId("PTEAM"),
            "Core",
            "Keeps the road open.",
            List.of(new Team.Member(DAVID.id(), TeamRole.MANAGER))));
  }

  private static User user(String id, String name, Role role) {
    ContactMethod mail =
        method(
            id + "M",
            ContactKind.EMAIL,
            name.toLowerCase(java.util.Locale.ROOT) + "@example.com",
            true);
    ContactMethod call = method(id + "C", ContactKind.PHONE, "5550100417", true);
    return new User(
        new UserId(id),
        name,
        mail.address(),
        ZONE,
        role,
        "",
        "",
        "teal",
        List.of(mail, call),
        List.of(
            rule(id + "1", mail, Duration.ZERO, Urgency.HIGH),
            rule(id + "2", call, Duration.ofMinutes(2), Urgency.HIGH),
            rule(id + "3", mail, Duration.ZERO, Urgency.LOW)));
  }

  private static User unreachable(String id, String name) {
    ContactMethod sms = method(id + "S", ContactKind.SMS, "5550100871", false);
    return new User(
        new UserId(id),
        name,
        "zayna@example.com",
        ZONE,
        Role.USER,
        "",
        "",
        "teal",
        List.of(sms),
        List.of(rule(id + "1", sms, Duration.ZERO, Urgency.HIGH)));
  }

  private static ContactMethod method(
      String id, ContactKind kind, String address, boolean verified) {
    int country = kind == ContactKind.EMAIL ? 0 : 1;
    return new ContactMethod(new ContactMethodId(id), kind, "Work", address, country, verified);
  }

  private static NotificationRule rule(
      String id, ContactMethod method, Duration delay, Urgency urgency) {
    return new NotificationRule(new NotificationRuleId(id), delay, method.id(), urgency);
  }

  private static EscalationPolicy policy(String id, String name, EscalationTarget... targets) {
    List<EscalationRule> rules =
        java.util.stream.IntStream.range(0, targets.length)
            .mapToObj(i ->
                new EscalationRule(
                    new EscalationRuleId(id + "R" + i),
                    Duration.ofMinutes(15),
                    List.of(targets[i])))
            .toList();
    return new EscalationPolicy(new EscalationPolicyId(id), name, "", rules, 1, List.of());
  }

  private static Service service(String id, String name, EscalationPolicy policy, String key) {
    return new Service(
        new ServiceId(id),
        name,
        "Relays rows of the database into Kafka.",
        policy.id(),
        UrgencyRule.SEVERITY_BASED,
        Duration.ofMinutes(30),
        null,
        false,
        List.of(
            new Integration(
                new IntegrationId(id + "I"),
                "Alertmanager, region1",
                "events_api_v2_inbound_integration",
                key,
                Stage.START)),
        List.of(),
        Stage.START);
  }
}
