package tocsin.core.id;

/** A request to people to help with an incident. */
public record ResponderRequestId(String value) {
  public ResponderRequestId {
    Id.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
