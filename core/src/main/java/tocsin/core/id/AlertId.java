package tocsin.core.id;

/** An alert. */
public record AlertId(String value) {
  public AlertId {
    Id.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
