package tocsin.core.id;

/** A person who can be on call. */
public record UserId(String value) {
  public UserId {
    Id.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
