package tocsin.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tocsin.core.account.Account;
import tocsin.core.account.ContactKind;
import tocsin.core.account.ContactMethod;
import tocsin.core.account.DirectoryChange;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.EscalationRule;
import tocsin.core.account.EscalationTarget;
import tocsin.core.account.Integration;
import tocsin.core.account.NotificationRule;
import tocsin.core.account.Role;
import tocsin.core.account.Service;
import tocsin.core.account.Urgency;
import tocsin.core.account.UrgencyRule;
import tocsin.core.account.User;
import tocsin.core.id.ContactMethodId;
import tocsin.core.id.EscalationPolicyId;
import tocsin.core.id.EscalationRuleId;
import tocsin.core.id.IntegrationId;
import tocsin.core.id.NotificationRuleId;
import tocsin.core.id.ServiceId;
import tocsin.core.id.UserId;

/** The account of the benchmarks: one service whose events page four people by mail at once. */
final class BenchAccount {
  /** Services beside the one that storms. */
  static final int OTHERS = 200;

  private static final int PEOPLE = 4;
  private static final EscalationPolicyId POLICY = new EscalationPolicyId("QBENCHPOLICY");

  private BenchAccount() {}

  /**
   * The account.
   *
   * @param asked how many of the four people each incident pages
   */
  static List<DirectoryChange> asking(int asked) {
    List<EscalationTarget> targets =
        Stream.iterate(0, i -> i < asked, i -> i + 1)
            .<EscalationTarget>map(i -> new EscalationTarget.OfUser(user(i).id()))
            .toList();
    Stream<User> users = Stream.iterate(0, i -> i < PEOPLE, i -> i + 1).map(BenchAccount::user);
    EscalationPolicy policy =
        new EscalationPolicy(
            POLICY,
            "Bench",
            "",
            List.of(
                new EscalationRule(
                    new EscalationRuleId("QBENCHRULE"), Duration.ofHours(1), targets)),
            0,
            List.of());
    return Stream.concat(
            users, Stream.of(new Account("Bench", ZoneOffset.UTC, user(0).id()), policy, service()))
        .<DirectoryChange>map(DirectoryChange.Put::new)
        .toList();
  }

  /** One service that storms, and others, each with a person of its own. */
  static List<DirectoryChange> storming() {
    Stream<DirectoryChange> others =
        IntStream.range(0, OTHERS)
            .boxed()
            .flatMap(i -> Stream.of(user(PEOPLE + i), policy(i), service(i)))
            .map(DirectoryChange.Put::new);
    return Stream.concat(asking(1).stream(), others).toList();
  }

  /** The routing key of one of the others. */
  static String otherKey(int number) {
    return "OTHER%027d".formatted(number);
  }

  private static EscalationPolicy policy(int number) {
    EscalationRule rule =
        new EscalationRule(
            new EscalationRuleId("QOTHERRULE" + number),
            Duration.ofHours(1),
            List.of(new EscalationTarget.OfUser(user(PEOPLE + number).id())));
    return new EscalationPolicy(
        new EscalationPolicyId("QOTHERPOLICY" + number),
        "Other " + number,
        "",
        List.of(rule),
        0,
        List.of());
  }

  private static Service service(int number) {
    return service(
        "QOTHERSERVICE" + number,
        new EscalationPolicyId("QOTHERPOLICY" + number),
        "QOTHERDOOR" + number,
        otherKey(number));
  }

  private static User user(int number) {
    ContactMethodId mail = new ContactMethodId("QBENCHMAIL" + number);
    String address = "person" + number + "@example.org";
    return new User(
        new UserId("QBENCHUSER" + number),
        "Person " + number,
        address,
        ZoneOffset.UTC,
        Role.USER,
        "",
        "",
        "teal",
        List.of(new ContactMethod(mail, ContactKind.EMAIL, "Work", address, 0, true)),
        List.of(
            new NotificationRule(
                new NotificationRuleId("QBENCHNOW" + number), Duration.ZERO, mail, Urgency.HIGH)));
  }

  private static Service service() {
    return service("QBENCHSERVICE", POLICY, "QBENCHDOOR", Bodies.ROUTING_KEY);
  }

  private static Service service(String id, EscalationPolicyId policy, String door, String key) {
    return new Service(
        new ServiceId(id),
        "Bench",
        "",
        policy,
        UrgencyRule.HIGH,
        null,
        null,
        false,
        List.of(
            new Integration(
                new IntegrationId(door),
                "Bench",
                "events_api_v2_inbound_integration",
                key,
                Instant.EPOCH)),
        List.of(),
        Instant.EPOCH);
  }
}
