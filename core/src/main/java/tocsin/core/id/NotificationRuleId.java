package tocsin.core.id;

/** A user's rule: which contact method, how long after the assignment. */
public record NotificationRuleId(String value) {
  public NotificationRuleId {
    Id.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
