package tocsin.core.id;

/** One rule, that is one level, of an escalation policy. */
public record EscalationRuleId(String value) {
  public EscalationRuleId {
    Id.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
