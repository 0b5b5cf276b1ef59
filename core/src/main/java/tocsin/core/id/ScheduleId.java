package tocsin.core.id;

/** An on-call schedule. */
public record ScheduleId(String value) {
  public ScheduleId {
    Id.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
