package tocsin.core.id;

/** An integration: one door of a service through which a monitoring tool sends events. */
public record IntegrationId(String value) {
  public IntegrationId {
    Id.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
