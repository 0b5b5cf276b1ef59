package tocsin.core.id;

/** A team of users. */
public record TeamId(String value) {
  public TeamId {
    Id.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
