package tocsin.core.incident;

/** Why somebody is paged; said in the page itself. */
public enum PageReason {
  ASSIGNED,
  ESCALATED,
  REPEATED,
  REASSIGNED,
  UNACKNOWLEDGED,
  URGENCY_CHANGED,
  FALLBACK
}
