package tocsin.core.incident;

/** Triggered ⇄ acknowledged → resolved; a resolved incident never opens again. */
public enum IncidentStatus {
  TRIGGERED,
  ACKNOWLEDGED,
  RESOLVED
}
