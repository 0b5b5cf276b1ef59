package tocsin.core.id;

/** An override of a schedule. */
public record OverrideId(String value) {
  public OverrideId {
    Id.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
