package tocsin.core.incident;

/** Why an incident is over. */
public enum ResolveReason {
  /** Somebody said so. */
  BY_HAND,
  /** The monitoring tool resolved the last open alert. */
  ALERTS_RESOLVED,
  /** It was open longer than the service's auto-resolve time-out. */
  TIMED_OUT,
  /** Its alerts are another incident's now. */
  MERGED,
  /** Its last open alert was moved to another incident. */
  ALERTS_MOVED
}
