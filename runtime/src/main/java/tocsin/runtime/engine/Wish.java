package tocsin.runtime.engine;

import org.jspecify.annotations.Nullable;
import tocsin.core.id.IncidentId;
import tocsin.core.incident.Actor;
import tocsin.core.incident.IncidentAction;

/**
 * An action that somebody wants on an incident.
 *
 * @param incident null to make one; then the action is a {@link IncidentAction.Trigger}
 */
public record Wish(@Nullable IncidentId incident, IncidentAction action, Actor actor) {}
