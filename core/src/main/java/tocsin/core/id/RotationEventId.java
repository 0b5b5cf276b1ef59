package tocsin.core.id;

/** A recurring event of a rotation. */
public record RotationEventId(String value) {
  public RotationEventId {
    Id.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
