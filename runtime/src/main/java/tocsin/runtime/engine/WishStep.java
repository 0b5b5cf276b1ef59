package tocsin.runtime.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import tocsin.core.alert.Alert;
import tocsin.core.id.IncidentId;
import tocsin.core.id.ServiceId;
import tocsin.core.incident.Answer;
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
  private final Stored stored;
  private final Instant now;

  /**
   * What is looked up while deciding.
   *
   * @param keyInUse whether an open incident of the service, in store or draft, has the incident
   *     key
   * @param alerts all stored alerts of an incident
   */
  record Stored(
      BiPredicate<ServiceId, String> keyInUse, Function<IncidentId, List<Alert>> alerts) {}

  /** A step within the draft. */
  WishStep(Draft draft, IncidentRules rules, Stored stored, Instant now) {
    this.draft = draft;
    this.rules = rules;
    this.stored = stored;
    this.now = now;
  }

  List<WishResult> decide(List<Wish> wishes) {
    Tentative call = new Tentative(draft, stored.alerts());
    List<WishResult> results = new ArrayList<>();
    for (Wish wish : wishes) {
      Decision decision = decide(wish, call);
      results.add(new WishResult(decision.after(), decision.answer()));
    }
    if (results.stream().noneMatch(WishResult::refused)) {
      call.accept();
    } else {
      call.takeBack();
    }
    return results;
  }

  private Decision decide(Wish wish, Tentative call) {
    if (wish.action() instanceof IncidentAction.Trigger trigger) {
      return added(make(trigger, wish), call);
    }
    IncidentId id = wish.incident();
    Optional<Incident> found = id == null ? Optional.empty() : call.incident(id);
    if (found.isEmpty()) {
      return Decision.refused(null, Refusal.NO_SUCH_INCIDENT);
    }
    Incident incident = found.get();
    return switch (wish.action()) {
      case IncidentAction.Merge merge -> merge(incident, merge, wish, call);
      case IncidentAction.MoveAlerts move -> move(incident, move, wish, call);
      case IncidentAction.ResolveAlert resolve -> resolve(incident, resolve, wish, call);
      case IncidentAction _ ->
          added(rules.decide(incident, wish.action(), wish.actor(), now), call);
    };
  }

  private static Decision added(Decision decision, Tentative call) {
    call.add(decision);
    return decision;
  }

  private Decision make(IncidentAction.Trigger trigger, Wish wish) {
    Subject subject = trigger.subject();
    String key = subject.incidentKey();
    if (key != null && stored.keyInUse().test(subject.service(), key)) {
      return Decision.refused(null, Refusal.KEY_IN_USE);
    }
    return rules.decide(trigger, wish.actor(), now);
  }

  /** The sources' facts come in the order in which they were named, the target's after them. */
  private Decision merge(Incident target, IncidentAction.Merge merge, Wish wish, Tentative call) {
    List<IncidentId> ids = merge.sources().stream().distinct().toList();
    List<Incident> sources = ids.stream().flatMap(id -> call.incident(id).stream()).toList();
    if (sources.size() < ids.size()) {
      return Decision.refused(target, Refusal.NO_SUCH_INCIDENT);
    }
    List<Alert> moved = new ArrayList<>();
    List<Decision> decisions =
        rules.merge(
            target,
            sources,
            source -> {
              List<Alert> alerts = call.alertsOf(source);
              moved.addAll(alerts);
              return alerts;
            },
            wish.actor(),
            now);
    return together(decisions, moved, target, call);
  }

  private Decision move(
      Incident source, IncidentAction.MoveAlerts move, Wish wish, Tentative call) {
    Optional<Incident> target = call.incident(move.to());
    if (target.isEmpty()) {
      return Decision.refused(source, Refusal.NO_SUCH_INCIDENT);
    }
    List<Alert> alerts =
        call.alertsOf(source).stream().filter(a -> move.alerts().contains(a.id())).toList();
    if (alerts.size() < move.alerts().stream().distinct().count()) {
      return Decision.refused(source, Refusal.NO_SUCH_ALERT);
    }
    if (move.to().equals(source.id())) {
      return nothingToDo(source);
    }
    return together(
        rules.move(source, target.get(), alerts, wish.actor(), now), alerts, target.get(), call);
  }

  /** Takes over what was decided of several incidents; the last decision speaks for all. */
  private static Decision together(
      List<Decision> decisions, List<Alert> moved, Incident target, Tentative call) {
    Decision last = decisions.getLast();
    if (!(last.answer() instanceof Answer.Refused)) {
      decisions.forEach(call::add);
      moved.forEach(alert -> call.put(alert.movedTo(target.id())));
    }
    return last;
  }

  private Decision resolve(
      Incident incident, IncidentAction.ResolveAlert resolve, Wish wish, Tentative call) {
    Optional<Alert> alert =
        call.alertsOf(incident).stream().filter(a -> a.id().equals(resolve.alert())).findFirst();
    if (alert.isEmpty()) {
      return Decision.refused(incident, Refusal.NO_SUCH_ALERT);
    }
    if (!alert.get().isOpen()) {
      return nothingToDo(incident);
    }
    Decision decision = rules.decide(incident, resolve, wish.actor(), now);
    call.put(alert.get().resolved(now));
    return added(decision, call);
  }

  private static Decision nothingToDo(Incident incident) {
    return new Decision(incident, List.of(), List.of(), new Answer.NothingToDo());
  }
}
