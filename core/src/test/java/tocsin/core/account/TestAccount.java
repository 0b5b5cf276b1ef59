package tocsin.core.account;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.core.id.ContactMethodId;
import tocsin.core.id.EscalationPolicyId;
import tocsin.core.id.EscalationRuleId;
import tocsin.core.id.IntegrationId;
import tocsin.core.id.NotificationRuleId;
import tocsin.core.id.ServiceId;
import tocsin.core.id.UserId;

/**
 * A small account for stories: users named by their ids, one policy, one service with one
 * integration. Each {@code with} makes another account.
 */
public final class TestAccount {
  public static final ServiceId SERVICE = new ServiceId("db2kafka");
  public static final EscalationPolicyId POLICY = new EscalationPolicyId("core");
  public static final IntegrationId INTEGRATION = new IntegrationId("monitoring");
  public static final String ROUTING_KEY = "R".repeat(32);
  public static final Instant START = Instant.parse("2017-01-06T22:57:04Z");
  private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");

  private final List<DirectoryEntry> entries;

  private TestAccount(List<DirectoryEntry> entries) {
    this.entries = entries;
  }

  /** The account with nobody and nothing in it. */
  public static TestAccount empty() {
    return new TestAccount(List.of());
  }

  public TestAccount with(DirectoryEntry entry) {
    List<DirectoryEntry> more = new ArrayList<>(entries);
    more.add(entry);
    return new TestAccount(more);
  }

  /** Somebody with a verified e-mail address and a rule for each urgency. */
  public TestAccount withUser(String name) {
    return with(user(name, Duration.ZERO, Urgency.HIGH, Urgency.LOW));
  }

  /** Somebody with an address and no rules at all. */
  public TestAccount withUserWithoutRules(String name) {
    return with(user(name, Duration.ZERO));
  }

  public static User user(String name, Duration delay, Urgency... urgencies) {
    ContactMethodId mail = new ContactMethodId(name + "-mail");
    List<NotificationRule> rules = new ArrayList<>();
    for (Urgency urgency : urgencies) {
      rules.add(
          new NotificationRule(new NotificationRuleId(name + "-" + urgency), delay, mail, urgency));
    }
    return new User(
        new UserId(name),
        name,
        name + "@example.org",
        ZONE,
        Role.USER,
        "",
        "",
        "teal",
        List.of(new ContactMethod(mail, ContactKind.EMAIL, "Work", name + "@example.org", 0, true)),
        rules);
  }

  /** The fallback contact of the account. */
  public TestAccount withFallback(String name) {
    return with(new Account("Tocsin", ZONE, new UserId(name)));
  }

  /** A policy whose level n asks the n-th group of users, each level 15 minutes. */
  @SafeVarargs
  public final TestAccount withPolicy(int loops, List<String>... levels) {
    List<EscalationRule> rules = new ArrayList<>();
    for (List<String> level : levels) {
      List<EscalationTarget> targets =
          level.stream()
              .<EscalationTarget>map(name -> new EscalationTarget.OfUser(new UserId(name)))
              .toList();
      rules.add(
          new EscalationRule(
              new EscalationRuleId("level-" + (rules.size() + 1)),
              Duration.ofMinutes(15),
              targets));
    }
    return with(new EscalationPolicy(POLICY, "Core", "", rules, loops, List.of()));
  }

  /** The policy with every level by round robin. */
  public TestAccount inTurns() {
    EscalationPolicy policy = directory().escalationPolicy(POLICY).orElseThrow();
    return with(
        policy.withRules(
            policy.rules().stream()
                .map(rule ->
                    new EscalationRule(
                        rule.id(), rule.delay(), rule.targets(), AssignmentStrategy.ROUND_ROBIN))
                .toList()));
  }

  public TestAccount withService(
      UrgencyRule urgency, @Nullable Duration ackTimeout, @Nullable Duration autoResolve) {
    return with(
        new Service(
            SERVICE,
            "db2kafka",
            "",
            POLICY,
            urgency,
            ackTimeout,
            autoResolve,
            false,
            List.of(
                new Integration(
                    INTEGRATION,
                    "Monitoring",
                    "events_api_v2_inbound_integration",
                    ROUTING_KEY,
                    START)),
            List.of(),
            START));
  }

  /** A high-urgency service without time-outs. */
  public TestAccount withService() {
    return withService(UrgencyRule.HIGH, null, null);
  }

  public Directory directory() {
    return Directory.of(entries);
  }
}
