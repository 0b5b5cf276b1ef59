package tocsin.core.incident;

import tocsin.core.account.ServiceMode;

/** What became of an event. All but {@code DECIDED} are counted, so that none is lost silently. */
public enum EventFate {
  DECIDED("It was taken up"),
  PROBE("It is the self-check's own"),
  CHANGE("It tells of a change and concerns no alert"),
  NOTHING_OPEN("It acknowledges or resolves an alert that was not open at its integration"),
  NO_INTEGRATION("Its integration was deleted before it was taken up"),
  DISABLED("Its service was disabled"),
  MAINTENANCE("Its service was in maintenance");

  private final String sentence;

  EventFate(String sentence) {
    this.sentence = sentence;
  }

  /** One sentence for the person who asks why an event made nothing. */
  public String sentence() {
    return sentence;
  }

  /**
   * What becomes of an event at a service in that mode, whatever the event wants: even a resolve is
   * ignored, so that open incidents are left as they are. {@code DECIDED} means that it is looked
   * at.
   */
  public static EventFate at(ServiceMode mode) {
    return switch (mode) {
      case TAKES_EVENTS -> DECIDED;
      case IN_MAINTENANCE -> MAINTENANCE;
      case DISABLED -> DISABLED;
    };
  }
}
