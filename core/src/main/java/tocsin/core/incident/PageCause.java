package tocsin.core.incident;

/** For what somebody is paged. An answer to one of them stops nothing of the other. */
public enum PageCause {
  /** They have to answer for the incident. */
  ASSIGNMENT,
  /** They are asked to help. */
  RESPONDER_REQUEST
}
