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
    List<TeamId> teams)
    implements DirectoryEntry {
  public EscalationPolicy {
    rules = List.copyOf(rules);
    teams = List.copyOf(teams);
    if (rules.isEmpty()) {
      throw new IllegalArgumentException("An escalation policy needs at least one rule");
    }
  }

  @Override
  public String key() {
    return id.value();
  }
}
