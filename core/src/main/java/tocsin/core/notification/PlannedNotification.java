package tocsin.core.notification;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.ContactMethod;
import tocsin.core.account.Urgency;
import tocsin.core.id.IncidentId;
import tocsin.core.id.NotificationId;
import tocsin.core.id.ServiceId;
import tocsin.core.id.UserId;
import tocsin.core.incident.PageReason;

/**
 * One notification rule of one user, at work for one assignment: to be sent at {@code dueAt} unless
 * stopped before. It carries all that the shortest message needs, so that sending it asks nobody.
 *
 * @param number the incident's number
 * @param contactMethod as it was when planned; an address edited since is looked up when sending
 * @param repeatEvery how soon the person is told again while nobody answers; null when never
 * @param service the incident's; null in what older versions wrote
 */
public record PlannedNotification(
    NotificationId id,
    IncidentId incident,
    long number,
    String title,
    String serviceName,
    UserId user,
    ContactMethod contactMethod,
    Urgency urgency,
    PageReason reason,
    Instant assignedAt,
    Instant dueAt,
    @Nullable Duration repeatEvery,
    @Nullable ServiceId service) {
  /** Sent once; nobody knows for which service. */
  public PlannedNotification(
      NotificationId id,
      IncidentId incident,
      long number,
      String title,
      String serviceName,
      UserId user,
      ContactMethod contactMethod,
      Urgency urgency,
      PageReason reason,
      Instant assignedAt,
      Instant dueAt) {
    this(
        id,
        incident,
        number,
        title,
        serviceName,
        user,
        contactMethod,
        urgency,
        reason,
        assignedAt,
        dueAt,
        null,
        null);
  }
}
