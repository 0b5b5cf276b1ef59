package tocsin.core.account;

import java.util.List;
import tocsin.core.id.EscalationPolicyId;
import tocsin.core.id.TeamId;

/**
 * Who is asked, in which order, until somebody acknowledges. An incident keeps the policy as it was
 * when the incident was made; later edits don't reach it.
 *
 * @param rules level 1 first, never empty
 * @param loops how often the whole path is repeated after the first pass, 0 to 9
 */
public record EscalationPolicy(
    EscalationPolicyId id,
    String name,
    String description,
    List<EscalationRule> rules,
    int loops,
    List<TeamId> teams,
    HandoffNotifications handoffNotifications)
    implements DirectoryEntry {
  public EscalationPolicy {
    rules = List.copyOf(rules);
    teams = List.copyOf(teams);
    if (rules.isEmpty()) {
      throw new IllegalArgumentException("An escalation policy needs at least one rule");
    }
  }

  /** A policy that tells of shift changes only while a service uses it. */
  public EscalationPolicy(
      EscalationPolicyId id,
      String name,
      String description,
      List<EscalationRule> rules,
      int loops,
      List<TeamId> teams) {
    this(id, name, description, rules, loops, teams, HandoffNotifications.IF_HAS_SERVICES);
  }

  /** This policy with these rules. */
  public EscalationPolicy withRules(List<EscalationRule> other) {
    return new EscalationPolicy(id, name, description, other, loops, teams, handoffNotifications);
  }

  /** This policy of these teams. */
  public EscalationPolicy withTeams(List<TeamId> other) {
    return new EscalationPolicy(id, name, description, rules, loops, other, handoffNotifications);
  }

  @Override
  public String key() {
    return id.value();
  }
}
