package tocsin.core.id;

/** An escalation policy. */
public record EscalationPolicyId(String value) {
  public EscalationPolicyId {
    Id.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
