package tocsin.core.id;

/** A priority that an incident can be given. */
public record PriorityId(String value) {
  public PriorityId {
    Id.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
