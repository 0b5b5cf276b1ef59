package tocsin.core.incident;

/** Why somebody is asked now; each is said in the page and in the timeline. */
public enum AssignReason {
  /** The incident was made. */
  CREATED,
  /** The level before did not answer in time. */
  TIMED_OUT,
  /** Somebody escalated by hand. */
  ESCALATED,
  /** The policy's path began again from level 1. */
  REPEATED,
  /** Somebody gave it to them. */
  REASSIGNED,
  /** Somebody moved it to another policy. */
  DELEGATED
}
