package tocsin.core.incident;

/** Why somebody is paged; said in the page itself. */
public enum PageReason {
  ASSIGNED,
  ESCALATED,
  REPEATED,
  REASSIGNED,
  UNACKNOWLEDGED,
  URGENCY_CHANGED,
  FALLBACK,
  RESPONDER_REQUESTED;

  /** What it is that they have to answer. */
  public PageCause cause() {
    return this == RESPONDER_REQUESTED ? PageCause.RESPONDER_REQUEST : PageCause.ASSIGNMENT;
  }
}
