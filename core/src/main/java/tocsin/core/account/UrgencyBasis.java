package tocsin.core.account;

/** What an incident's urgency is taken from. */
public enum UrgencyBasis {
  HIGH,
  LOW,
  /** critical and error are high, warning and info low, none given is high. */
  SEVERITY_BASED
}
