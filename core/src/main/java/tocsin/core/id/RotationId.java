package tocsin.core.id;

/** A rotation of a shift-based schedule. */
public record RotationId(String value) {
  public RotationId {
    Id.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
