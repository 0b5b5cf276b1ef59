package tocsin.web.page.frame;

import tocsin.core.incident.IncidentStatus;

/**
 * A state as a pill: fill, icon and word say it, colour comes fourth.
 *
 * @param css one of trg, ack, res, sup, mnt
 * @param icon the icon's name; those that end in -f are filled
 */
public record Badge(String css, String icon, String word) {
  public static final Badge TRIGGERED = new Badge("trg", "alert-triangle-f", "Triggered");
  public static final Badge ACKNOWLEDGED = new Badge("ack", "circle-half-2", "Acknowledged");
  public static final Badge RESOLVED = new Badge("res", "circle-check", "Resolved");

  /** The state of an incident. */
  public static Badge of(IncidentStatus status) {
    return switch (status) {
      case TRIGGERED -> TRIGGERED;
      case ACKNOWLEDGED -> ACKNOWLEDGED;
      case RESOLVED -> RESOLVED;
    };
  }

  /** The same form with another word. */
  public Badge saying(String other) {
    return new Badge(css, icon, other);
  }
}
