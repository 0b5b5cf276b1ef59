package tocsin.core.id;

/** A change that somebody told us of. */
public record ChangeEventId(String value) {
  public ChangeEventId {
    Id.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
