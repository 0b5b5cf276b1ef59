package tocsin.core.notification;

import java.time.Instant;
import tocsin.core.account.ContactKind;
import tocsin.core.account.ContactMethod;
import tocsin.core.account.Urgency;
import tocsin.core.event.Event;
import tocsin.core.event.EventAction;
import tocsin.core.id.ContactMethodId;
import tocsin.core.id.IncidentId;
import tocsin.core.id.NotificationId;
import tocsin.core.id.UserId;
import tocsin.core.incident.PageReason;

/**
 * The self-check's own event and page. They go the whole road, from the event log to a channel,
 * make no incident and reach nobody.
 */
public final class Probe {
  /** No integration can have it: it has a dash. */
  public static final String ROUTING_KEY = "self-check";

  private static final String NAME = "SELFCHECK";

  private Probe() {}

  /**
   * A probe.
   *
   * @param number counts up, so that none is taken for another
   * @param user any id: people are spread over shards by their ids, and so are probes
   */
  public static Event event(long number, UserId user, Instant now) {
    return new Event(
        now,
        ROUTING_KEY,
        EventAction.TRIGGER,
        number + " " + user.value(),
        "Self-check",
        "tocsin",
        null,
        "{}");
  }

  /** Whether the event is one. */
  public static boolean is(Event event) {
    return event.routingKey().equals(ROUTING_KEY);
  }

  /** Whether the notification is one's page. */
  public static boolean is(NotificationId notification) {
    return notification.value().startsWith(NAME);
  }

  /** The page that follows from such an event. */
  public static PlannedNotification page(Event event) {
    String[] key = event.dedupKey().split(" ", 2);
    return new PlannedNotification(
        new NotificationId(NAME + key[0]),
        new IncidentId(NAME),
        Long.parseLong(key[0]),
        event.summary(),
        event.source(),
        new UserId(key[1]),
        new ContactMethod(new ContactMethodId(NAME), ContactKind.SELF_CHECK, "", "", 0, true),
        Urgency.HIGH,
        PageReason.ASSIGNED,
        event.receivedAt(),
        event.receivedAt());
  }
}
