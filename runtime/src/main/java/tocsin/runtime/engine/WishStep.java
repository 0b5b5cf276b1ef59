package tocsin.runtime.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import tocsin.core.id.IncidentId;
import tocsin.core.id.ServiceId;
import tocsin.core.incident.Decision;
import tocsin.core.incident.Incident;
import tocsin.core.incident.IncidentAction;
import tocsin.core.incident.IncidentRules;
import tocsin.core.incident.Refusal;
import tocsin.core.incident.Subject;

/** Decides the wishes of one call: all of them or none. */
final class WishStep {
  private final Draft draft;
  private final IncidentRules rules;
  private final BiPredicate<ServiceId, String> keyInUse;
  private final Instant now;

  /**
   * A step within the draft.
   *
   * @param keyInUse whether an open incident of the service, in store or draft, has the incident
   *     key
   */
  WishStep(Draft draft, IncidentRules rules, BiPredicate<ServiceId, String> keyInUse, Instant now) {
    this.draft = draft;
    this.rules = rules;
    this.keyInUse = keyInUse;
    this.now = now;
  }

  List<WishResult> decide(List<Wish> wishes) {
    Map<IncidentId, Incident> states = new HashMap<>();
    List<Decision> decisions = new ArrayList<>();
    for (Wish wish : wishes) {
      Decision decision = decide(wish, states);
      decisions.add(decision);
      Incident after = decision.after();
      if (after != null) {
        states.put(after.id(), after);
      }
    }
    List<WishResult> results =
        decisions.stream().map(d -> new WishResult(d.after(), d.answer())).toList();
    if (results.stream().noneMatch(WishResult::refused)) {
      decisions.forEach(draft::accept);
    }
    return results;
  }

  private Decision decide(Wish wish, Map<IncidentId, Incident> states) {
    if (wish.action() instanceof IncidentAction.Trigger trigger) {
      return make(trigger, wish);
    }
    IncidentId id = wish.incident();
    Optional<Incident> incident =
        id == null
            ? Optional.empty()
            : Optional.ofNullable(states.get(id)).or(() -> draft.incident(id));
    return incident
        .map(i -> rules.decide(i, wish.action(), wish.actor(), now))
        .orElseGet(() -> Decision.refused(null, Refusal.NO_SUCH_INCIDENT));
  }

  private Decision make(IncidentAction.Trigger trigger, Wish wish) {
    Subject subject = trigger.subject();
    String key = subject.incidentKey();
    if (key != null && keyInUse.test(subject.service(), key)) {
      return Decision.refused(null, Refusal.KEY_IN_USE);
    }
    return rules.decide(trigger, wish.actor(), now);
  }
}
