package tocsin.core.forecast;

/** Why a forecast tells nothing more. */
public enum Ending {
  /** The service is unknown, or its policy is. */
  NO_SUCH_SERVICE,
  /** The service is disabled: an event makes nothing. */
  DISABLED,
  /** The service is in maintenance at that time: an event makes nothing. */
  IN_MAINTENANCE,
  /** The incident stays open and nothing more happens by itself. */
  NOTHING_LEFT,
  /** The incident is resolved by its service's time-out. */
  RESOLVED,
  /** More would happen, later than was asked for. */
  GOES_ON
}
