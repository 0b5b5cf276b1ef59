package tocsin.core.incident;

import tocsin.core.id.AlertId;

/** How incidents end. */
final class Closing {
  private Closing() {}

  static Decision resolve(Deciding deciding, ResolveReason reason) {
    return resolve(deciding, new IncidentFact.Resolved(reason));
  }

  static Decision resolve(Deciding deciding, IncidentFact.Resolved end) {
    deciding.stopEverybody();
    deciding.record(end);
    return deciding.done();
  }

  /** The caller has made sure that the alert belongs to the incident and was open. */
  static Decision resolveAlert(Deciding deciding, AlertId alert) {
    deciding.record(new IncidentFact.AlertResolved(alert));
    if (deciding.incident().alerts().triggered() == 0) {
      return resolve(deciding, ResolveReason.ALERTS_RESOLVED);
    }
    return deciding.done();
  }
}
