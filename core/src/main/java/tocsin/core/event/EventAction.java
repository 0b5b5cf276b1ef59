package tocsin.core.event;

/** What a monitoring tool wants with the alert that the dedup key names. */
public enum EventAction {
  TRIGGER,
  ACKNOWLEDGE,
  RESOLVE,
  /** Not about an alert: something was changed (Events API v2, {@code /v2/change/enqueue}). */
  CHANGE
}
