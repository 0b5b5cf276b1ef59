package tocsin.core.incident;

/** What became of a request to one person to help. */
public enum ResponderState {
  /** They are paged and have not answered. */
  PENDING,
  JOINED,
  DECLINED,
  /** Somebody took the request back, or the incident was over before they answered. */
  CANCELLED
}
