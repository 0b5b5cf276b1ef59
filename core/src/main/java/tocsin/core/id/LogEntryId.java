package tocsin.core.id;

/** A recorded fact of an incident, and the log entry that shows it. */
public record LogEntryId(String value) {
  public LogEntryId {
    Id.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
