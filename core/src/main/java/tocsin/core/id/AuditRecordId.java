package tocsin.core.id;

/** What was written down about one change. */
public record AuditRecordId(String value) {
  public AuditRecordId {
    Id.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
