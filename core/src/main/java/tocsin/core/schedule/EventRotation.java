package tocsin.core.schedule;

import java.time.Instant;
import java.util.List;
import tocsin.core.id.RotationId;

/**
 * A rotation of a shift-based schedule: events that follow or complement each other.
 *
 * @param events those that have ended too: they say who was on call
 */
public record EventRotation(RotationId id, List<RotationEvent> events) {
  public EventRotation {
    events = List.copyOf(events);
  }

  /** Whether an event is in effect then or later, or none was ever added. */
  public boolean isActive(Instant then) {
    return events.isEmpty() || events.stream().anyMatch(event -> !event.isOver(then));
  }
}
