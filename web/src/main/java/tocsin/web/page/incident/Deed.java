package tocsin.web.page.incident;

import java.util.Arrays;
import java.util.Optional;
import tocsin.core.incident.IncidentAction;

/**
 * What can be done to an incident with one button; the word is the same on the page that follows.
 */
enum Deed {
  ACKNOWLEDGE("acknowledge", "Acknowledged", new IncidentAction.Acknowledge()),
  RESOLVE("resolve", "Resolved", new IncidentAction.Resolve()),
  ESCALATE("escalate", "Escalated", new IncidentAction.Escalate(null));

  private final String key;
  private final String done;
  private final IncidentAction action;

  Deed(String key, String done, IncidentAction action) {
    this.key = key;
    this.done = done;
    this.action = action;
  }

  /** As forms and addresses say it. */
  String key() {
    return key;
  }

  /** What the page says afterwards. */
  String done() {
    return done;
  }

  IncidentAction action() {
    return action;
  }

  static Optional<Deed> of(String key) {
    return Arrays.stream(values()).filter(deed -> deed.key.equals(key)).findFirst();
  }
}
