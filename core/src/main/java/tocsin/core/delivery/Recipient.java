package tocsin.core.delivery;

import tocsin.core.account.ContactKind;
import tocsin.core.id.IncidentId;
import tocsin.core.id.UserId;
import tocsin.core.notification.PlannedNotification;

/**
 * Whom an attempt was to reach, how, and about what.
 *
 * @param address the address that was used, which may have been edited since the notification was
 *     planned
 */
public record Recipient(IncidentId incident, UserId user, ContactKind medium, String address) {
  /** Of that notification, at the address that was used. */
  public static Recipient of(PlannedNotification planned, String address) {
    return new Recipient(
        planned.incident(), planned.user(), planned.contactMethod().kind(), address);
  }
}
