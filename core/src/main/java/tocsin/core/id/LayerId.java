package tocsin.core.id;

/** A layer of a schedule. */
public record LayerId(String value) {
  public LayerId {
    Id.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
