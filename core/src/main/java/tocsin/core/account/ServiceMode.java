package tocsin.core.account;

/** Whether a service makes incidents of its events now. */
public enum ServiceMode {
  TAKES_EVENTS,
  /** A maintenance window lasts: events are taken and make nothing. */
  IN_MAINTENANCE,
  /** It is switched off: events are taken and make nothing. */
  DISABLED
}
