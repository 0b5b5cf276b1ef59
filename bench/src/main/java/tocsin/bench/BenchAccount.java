package tocsin.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
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
    return new Service(
        new ServiceId("QBENCHSERVICE"),
        "Bench",
        "",
        POLICY,
        UrgencyRule.HIGH,
        null,
        null,
        false,
        List.of(
            new Integration(
                new IntegrationId("QBENCHDOOR"),
                "Bench",
                "events_api_v2_inbound_integration",
                Bodies.ROUTING_KEY,
                Instant.EPOCH)),
        List.of(),
        Instant.EPOCH);
  }
}
