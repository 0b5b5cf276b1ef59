package tocsin.core.account;

/** Where the urgency of a service's new incidents comes from. */
public enum UrgencyRule {
  HIGH,
  LOW,
  /** critical and error are high, warning and info low, none given is high. */
  SEVERITY_BASED
}
