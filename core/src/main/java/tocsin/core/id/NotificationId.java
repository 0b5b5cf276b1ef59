package tocsin.core.id;

/** A planned notification; the same through all its attempts. */
public record NotificationId(String value) {
  public NotificationId {
    Id.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
