package tocsin.core.incident;

import java.util.List;
import java.util.Optional;
import tocsin.core.alert.Alert;
import tocsin.core.id.AlertId;
import tocsin.core.id.IncidentId;

/** How alerts come to belong to another incident, and what that means for both. */
final class Merging {
  /** So many alerts belong to one incident at most. */
  static final int MOST_ALERTS = 1000;

  private Merging() {}

  /** Why these can't become one; empty when they can. Sources may be over, the target not. */
  static Optional<Refusal> refusal(Incident target, List<Incident> sources) {
    if (target.mergedInto() != null) {
      return Optional.of(Refusal.ALREADY_MERGED);
    }
    if (!target.isOpen()) {
      return Optional.of(Refusal.ALREADY_RESOLVED);
    }
    if (sources.isEmpty() || sources.stream().anyMatch(s -> s.id().equals(target.id()))) {
      return Optional.of(Refusal.NOT_MERGEABLE);
    }
    if (sources.stream().anyMatch(source -> source.mergedInto() != null)) {
      return Optional.of(Refusal.ALREADY_MERGED);
    }
    long alerts = sources.stream().mapToLong(source -> source.alerts().all()).sum();
    return room(target, alerts);
  }

  /** Why the target can't take so many alerts more; empty when it can. */
  static Optional<Refusal> room(Incident target, long more) {
    return target.alerts().all() + more > MOST_ALERTS
        ? Optional.of(Refusal.TOO_MANY_ALERTS)
        : Optional.empty();
  }

  /** The source gives all it has and ends; nobody is paged for it any more. */
  static Decision end(Deciding source, Incident target, List<Alert> alerts) {
    boolean open = source.incident().isOpen();
    if (open) {
      source.stopEverybody();
    }
    leave(source, target.id(), alerts);
    source.record(new IncidentFact.MergedInto(target.id(), target.number()));
    if (open) {
      source.record(new IncidentFact.Resolved(ResolveReason.MERGED));
    }
    return source.done();
  }

  /** The target says where its new alerts come from. */
  static void take(Deciding target, Incident source, List<Alert> alerts) {
    target.record(new IncidentFact.MergedFrom(source.id(), source.number()));
    arrive(target, source.id(), alerts);
  }

  /** Some alerts leave. An incident whose last open alert left is over. */
  static Decision give(Deciding source, IncidentId to, List<Alert> alerts) {
    int openBefore = source.incident().alerts().triggered();
    leave(source, to, alerts);
    Incident after = source.incident();
    return after.isOpen() && openBefore > 0 && after.alerts().triggered() == 0
        ? Closing.resolve(source, ResolveReason.ALERTS_MOVED)
        : source.done();
  }

  /** Alerts arrive; a graver one makes the incident urgent. Nobody is paged for their arrival. */
  static void arrive(Deciding target, IncidentId from, List<Alert> alerts) {
    if (!alerts.isEmpty()) {
      target.record(new IncidentFact.AlertsArrived(from, ids(alerts, true), ids(alerts, false)));
    }
    alerts.stream()
        .filter(Alert::isOpen)
        .forEach(alert -> {
          Decision _ = Urgencies.follow(target, alert.severity());
        });
  }

  private static void leave(Deciding source, IncidentId to, List<Alert> alerts) {
    if (!alerts.isEmpty()) {
      source.record(new IncidentFact.AlertsLeft(to, ids(alerts, true), ids(alerts, false)));
    }
  }

  private static List<AlertId> ids(List<Alert> alerts, boolean open) {
    return alerts.stream().filter(alert -> alert.isOpen() == open).map(Alert::id).toList();
  }
}
