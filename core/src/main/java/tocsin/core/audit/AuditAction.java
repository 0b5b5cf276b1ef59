package tocsin.core.audit;

/** What was done to a resource. */
public enum AuditAction {
  CREATE,
  UPDATE,
  DELETE
}
