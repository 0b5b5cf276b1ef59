package tocsin.storage.sql;

import java.util.List;
import tocsin.core.account.Urgency;
import tocsin.core.delivery.OutboxLane;
import tocsin.core.event.Severity;
import tocsin.core.incident.EventFate;
import tocsin.core.incident.IncidentStatus;

/**
 * The numbers under which enum values stand in columns: their places in these lists, for ever. In
 * the order in which lists are sorted by them.
 */
final class Codes {
  private static final List<IncidentStatus> STATUSES =
      List.of(IncidentStatus.TRIGGERED, IncidentStatus.ACKNOWLEDGED, IncidentStatus.RESOLVED);
  private static final List<Urgency> URGENCIES = List.of(Urgency.HIGH, Urgency.LOW);
  private static final List<Severity> SEVERITIES =
      List.of(Severity.CRITICAL, Severity.ERROR, Severity.WARNING, Severity.INFO);

  private static final List<EventFate> FATES =
      List.of(
          EventFate.NOTHING_OPEN,
          EventFate.NO_INTEGRATION,
          EventFate.DISABLED,
          EventFate.MAINTENANCE);

  private static final List<OutboxLane> LANES =
      List.of(OutboxLane.STOPS, OutboxLane.NOW, OutboxLane.LATER, OutboxLane.LOW);

  private Codes() {}

  static int of(OutboxLane lane) {
    return LANES.indexOf(lane);
  }

  static int of(IncidentStatus status) {
    return STATUSES.indexOf(status);
  }

  static IncidentStatus status(int code) {
    return STATUSES.get(code);
  }

  static int of(Urgency urgency) {
    return URGENCIES.indexOf(urgency);
  }

  static int of(EventFate fate) {
    return FATES.indexOf(fate);
  }

  static EventFate fate(int code) {
    return FATES.get(code);
  }

  static int of(Severity severity) {
    return SEVERITIES.indexOf(severity);
  }

  static Severity severity(int code) {
    return SEVERITIES.get(code);
  }
}
