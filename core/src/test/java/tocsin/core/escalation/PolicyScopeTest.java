package tocsin.core.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tocsin.core.account.Directory;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.EscalationRule;
import tocsin.core.account.EscalationTarget;
import tocsin.core.account.ScheduleEntry;
import tocsin.core.account.Service;
import tocsin.core.account.TestAccount;
import tocsin.core.account.UrgencyRule;
import tocsin.core.id.EscalationPolicyId;
import tocsin.core.id.EscalationRuleId;
import tocsin.core.id.ScheduleId;
import tocsin.core.id.ServiceId;
import tocsin.core.id.TeamId;
import tocsin.core.id.UserId;

class PolicyScopeTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
  private static final TeamId CORE = new TeamId("core");
  private static final TeamId SHOP = new TeamId("shop");
  private static final Directory ACCOUNT =
      TestAccount.empty()
          .withUser("ada")
          .withUser("ben")
          .withUser("cleo")
          .with(new ScheduleEntry(EscalationPathTest.schedule("rota", "ben", "cleo", "dan")))
          .with(policy("zebra", List.of(CORE), user("ada"), user("ben")))
          .with(policy("apple", List.of(), user("cleo"), on("rota")))
          .with(policy("mango", List.of(SHOP), user("ada")))
          .with(service("db", "apple", CORE))
          .with(service("cart", "mango", SHOP))
          .with(service("idle", "mango"))
          .directory();

  @Test
  void everybodySeesAllPoliciesByName() {
    assertThat(of(new PolicyScope.Everybody())).containsExactly("apple", "mango", "zebra");
  }

  @Test
  void aTeamSeesItsOwnPoliciesAndThoseOfItsServices() {
    assertThat(of(new PolicyScope.OfTeam(CORE))).containsExactly("apple", "zebra");
    assertThat(of(new PolicyScope.OfTeam(SHOP))).containsExactly("mango");
    assertThat(of(new PolicyScope.OfTeam(new TeamId("nobody")))).isEmpty();
  }

  @Test
  void aServiceSeesItsPolicy() {
    assertThat(of(new PolicyScope.OfService(new ServiceId("db")))).containsExactly("apple");
    assertThat(of(new PolicyScope.OfService(new ServiceId("idle")))).containsExactly("mango");
    assertThat(of(new PolicyScope.OfService(new ServiceId("gone")))).isEmpty();
  }

  @Test
  void aPersonSeesWhatAsksThemNowOrNext() {
    assertThat(of(person("ada"))).containsExactly("mango", "zebra");
    assertThat(of(person("ben"))).as("on call now").containsExactly("apple", "zebra");
    assertThat(of(person("cleo"))).containsExactly("apple");
    assertThat(of(person("dan"))).as("only the day after tomorrow").isEmpty();
    assertThat(new PolicyScope.OfUser(new UserId("dan")).policies(ACCOUNT, NOW.plus(days(1))))
        .as("comes next")
        .hasSize(1);
  }

  private static Duration days(int number) {
    return Duration.ofDays(number);
  }

  private static PolicyScope person(String name) {
    return new PolicyScope.OfUser(new UserId(name));
  }

  private static List<String> of(PolicyScope scope) {
    return scope.policies(ACCOUNT, NOW).stream().map(EscalationPolicy::name).toList();
  }

  private static EscalationTarget user(String name) {
    return new EscalationTarget.OfUser(new UserId(name));
  }

  private static EscalationTarget on(String schedule) {
    return new EscalationTarget.OfSchedule(new ScheduleId(schedule));
  }

  private static EscalationPolicy policy(
      String id, List<TeamId> teams, EscalationTarget... targets) {
    EscalationRule rule =
        new EscalationRule(
            new EscalationRuleId(id + "-1"), Duration.ofMinutes(5), List.of(targets));
    return new EscalationPolicy(new EscalationPolicyId(id), id, "", List.of(rule), 0, teams);
  }

  private static Service service(String id, String policy, TeamId... teams) {
    return new Service(
        new ServiceId(id),
        id,
        "",
        new EscalationPolicyId(policy),
        UrgencyRule.HIGH,
        null,
        null,
        false,
        List.of(),
        Stream.of(teams).toList(),
        NOW);
  }
}
