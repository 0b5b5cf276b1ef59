package tocsin.core.id;

/** A custom shift of a shift-based schedule. */
public record CustomShiftId(String value) {
  public CustomShiftId {
    Id.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
