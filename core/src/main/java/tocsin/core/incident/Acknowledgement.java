package tocsin.core.incident;

import java.time.Instant;

/** Somebody (or a monitoring tool) said that it is being worked on. */
public record Acknowledgement(Instant at, Agent by) {}
