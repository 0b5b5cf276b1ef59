package tocsin.core.id;

/** A webhook of the older kind, tied to services. */
public record ExtensionId(String value) {
  public ExtensionId {
    Id.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
