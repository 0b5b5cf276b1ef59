package tocsin.core.audit;

/** By which way somebody changed something. */
public enum AuditMethod {
  /** On a page, logged in or with a one-time link. */
  BROWSER,
  /** By the REST API. */
  API_TOKEN,
  /** By a command on the machine, or by the program itself. */
  OTHER
}
