package tocsin.core.id;

/** A user's hand-off rule: which contact method, how long before a shift changes. */
public record HandoffRuleId(String value) {
  public HandoffRuleId {
    Id.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
