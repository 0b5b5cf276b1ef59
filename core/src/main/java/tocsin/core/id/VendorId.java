package tocsin.core.id;

/** A monitoring tool that can send events to us. */
public record VendorId(String value) {
  public VendorId {
    Id.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
