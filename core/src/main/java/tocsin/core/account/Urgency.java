package tocsin.core.account;

/**
 * How loudly an incident asks. Low-urgency incidents page by the quieter rules and never escalate.
 */
public enum Urgency {
  HIGH,
  LOW
}
