package tocsin.core.id;

/** A service: what breaks, and where its incidents belong. */
public record ServiceId(String value) {
  public ServiceId {
    Id.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
