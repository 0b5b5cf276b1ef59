package tocsin.core.incident;

import tocsin.core.account.EscalationPolicy;

/**
 * Where the incident stands on its policy.
 *
 * @param policy as it was when the incident was made or moved to it
 * @param level the level asked last, 1 is the first
 * @param loopsDone how often the path was begun again
 * @param nobodyOnCall at the last look nobody was on call at any level, so the fallback was asked
 * @param exhausted the last level of the last loop had its time; nobody more will be asked
 */
public record Escalation(
    EscalationPolicy policy,
    int level,
    int loopsDone,
    AssignedVia via,
    boolean nobodyOnCall,
    boolean exhausted) {}
