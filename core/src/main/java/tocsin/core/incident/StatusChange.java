package tocsin.core.incident;

import java.time.Instant;

/** When the status changed last, and who changed it. */
public record StatusChange(Instant at, Agent by) {}
