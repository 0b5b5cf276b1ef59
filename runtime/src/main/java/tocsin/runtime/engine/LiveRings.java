package tocsin.runtime.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import tocsin.core.escalation.Rings;
import tocsin.core.id.EscalationRuleId;
import tocsin.core.incident.Decision;
import tocsin.storage.Turns;

/**
 * Where the rings of round-robin rules stand: as stored, and moved on by what a step has decided so
 * far, so that of two incidents of one step each asks another target. Serves the engine's thread.
 */
final class LiveRings implements Rings {
  private final Map<EscalationRuleId, Integer> stored;
  private Map<EscalationRuleId, Integer> decided = new HashMap<>();

  LiveRings(Map<EscalationRuleId, Integer> stored) {
    this.stored = new HashMap<>(stored);
  }

  @Override
  public OptionalInt last(EscalationRuleId rule) {
    Integer place = decided.getOrDefault(rule, stored.get(rule));
    return place == null ? OptionalInt.empty() : OptionalInt.of(place);
  }

  /** The rings move as the decision says; doing it again changes nothing. */
  void move(Decision decision) {
    decided.putAll(Turns.after(decision.facts()));
  }

  /** Where the rings stand in this step, to come back to. */
  Map<EscalationRuleId, Integer> mark() {
    return new HashMap<>(decided);
  }

  /** Takes back what was decided since the mark. */
  void backTo(Map<EscalationRuleId, Integer> mark) {
    decided = new HashMap<>(mark);
  }

  /** What the last step decided was not stored, if it was not said to be. */
  void begin() {
    decided.clear();
  }

  /** What was decided is stored. */
  void keep() {
    stored.putAll(decided);
    decided.clear();
  }
}
