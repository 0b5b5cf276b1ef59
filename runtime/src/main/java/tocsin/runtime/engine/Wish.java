package tocsin.runtime.engine;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tocsin.core.id.IncidentId;
import tocsin.core.incident.Actor;
import tocsin.core.incident.IncidentAction;

/**
 * An action that somebody wants on an incident.
 *
 * @param incident null to make one; then the action is a {@link IncidentAction.Trigger}
 */
public record Wish(@Nullable IncidentId incident, IncidentAction action, Actor actor) {
  /** Every incident that exists and that it is about. */
  Stream<IncidentId> concerned() {
    Stream<IncidentId> others =
        switch (action) {
          case IncidentAction.Merge merge -> merge.sources().stream();
          case IncidentAction.MoveAlerts move -> Stream.of(move.to());
          case IncidentAction _ -> Stream.of();
        };
    return Stream.concat(Stream.ofNullable(incident), others);
  }
}
