package tocsin.core.incident;

import java.time.Instant;
import tocsin.core.id.IncidentId;
import tocsin.core.id.LogEntryId;

/** A fact with its envelope: an incident's facts, in order, are its history. */
public record Fact(
    LogEntryId id, IncidentId incident, Instant at, Actor actor, IncidentFact what) {}
