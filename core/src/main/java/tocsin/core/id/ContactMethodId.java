package tocsin.core.id;

/** One way to reach a user. */
public record ContactMethodId(String value) {
  public ContactMethodId {
    Id.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
