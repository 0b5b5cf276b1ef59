package tocsin.core.incident;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tocsin.core.id.PriorityId;

/** How people change what an incident says; allowed on resolved incidents too. */
final class Editing {
  private Editing() {}

  static Decision record(Deciding deciding, IncidentFact edit) {
    deciding.record(edit);
    return deciding.done();
  }

  static Decision prioritize(Deciding deciding, @Nullable PriorityId wanted) {
    Incident incident = deciding.incident();
    if (wanted != null && deciding.directory().priority(wanted).isEmpty()) {
      return Decision.refused(incident, Refusal.NO_SUCH_PRIORITY);
    }
    return changing(
        deciding, incident.priority(), wanted, new IncidentFact.PriorityChanged(wanted));
  }

  static Decision retitle(Deciding deciding, String title) {
    String before = deciding.incident().subject().title();
    return changing(deciding, before, title, new IncidentFact.Retitled(title));
  }

  static Decision redescribe(Deciding deciding, String details) {
    String before = deciding.incident().subject().details();
    return changing(deciding, before, details, new IncidentFact.Redescribed(details));
  }

  static Decision setBridge(Deciding deciding, @Nullable ConferenceBridge bridge) {
    ConferenceBridge before = deciding.incident().bridge();
    return changing(deciding, before, bridge, new IncidentFact.BridgeChanged(bridge));
  }

  /** What is so already is not recorded again. */
  private static Decision changing(
      Deciding deciding, @Nullable Object before, @Nullable Object after, IncidentFact edit) {
    if (!Objects.equals(before, after)) {
      deciding.record(edit);
    }
    return deciding.done();
  }
}
