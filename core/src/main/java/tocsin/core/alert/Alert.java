package tocsin.core.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tocsin.core.event.Severity;
import tocsin.core.id.AlertId;
import tocsin.core.id.IncidentId;
import tocsin.core.id.ServiceId;

/**
 * One condition that a monitoring tool reports. It is open until {@code resolvedAt} is set; a
 * trigger after that makes a new alert, never reopens this one.
 *
 * @param severity the latest one given; null when none was
 * @param eventPosition where its first event stands in the event log
 */
public record Alert(
    AlertId id,
    IncidentId incident,
    ServiceId service,
    AlertKey key,
    String summary,
    String source,
    @Nullable Severity severity,
    Instant createdAt,
    @Nullable Instant resolvedAt,
    Occurrences occurrences,
    long eventPosition) {

  /** Whether the condition still holds, as far as we were told. */
  public boolean isOpen() {
    return resolvedAt == null;
  }

  /** This alert after one more trigger; a severity that was not given changes nothing. */
  public Alert repeated(@Nullable Severity given, Instant at) {
    return new Alert(
        id,
        incident,
        service,
        key,
        summary,
        source,
        given == null ? severity : given,
        createdAt,
        resolvedAt,
        occurrences.and(at),
        eventPosition);
  }

  /** This alert as another incident's. Its service stays the one whose tool reports it. */
  public Alert movedTo(IncidentId other) {
    return new Alert(
        id,
        other,
        service,
        key,
        summary,
        source,
        severity,
        createdAt,
        resolvedAt,
        occurrences,
        eventPosition);
  }

  /** This alert, closed. */
  public Alert resolved(Instant at) {
    return new Alert(
        id,
        incident,
        service,
        key,
        summary,
        source,
        severity,
        createdAt,
        at,
        occurrences,
        eventPosition);
  }
}
