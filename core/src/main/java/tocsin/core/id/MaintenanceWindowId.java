package tocsin.core.id;

/** A time in which a service makes no incidents. */
public record MaintenanceWindowId(String value) {
  public MaintenanceWindowId {
    Id.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
