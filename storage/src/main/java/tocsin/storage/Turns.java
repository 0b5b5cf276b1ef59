package tocsin.storage;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import tocsin.core.escalation.Turn;
import tocsin.core.id.EscalationRuleId;
import tocsin.core.incident.Fact;
import tocsin.core.incident.IncidentFact;

/** Where facts leave the rings of round-robin rules: the facts alone say whose turn it was. */
public final class Turns {
  private Turns() {}

  /** The place of the target asked last, for each rule that the facts tell of; oldest first. */
  public static Map<EscalationRuleId, Integer> after(Collection<Fact> facts) {
    Map<EscalationRuleId, Integer> turns = new LinkedHashMap<>();
    for (Fact fact : facts) {
      if (fact.what() instanceof IncidentFact.Assigned assigned && assigned.turn() != null) {
        Turn turn = assigned.turn();
        turns.put(turn.rule(), turn.target());
      }
    }
    return turns;
  }
}
