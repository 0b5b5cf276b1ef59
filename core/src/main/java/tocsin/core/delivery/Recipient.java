package tocsin.core.delivery;

import tocsin.core.account.ContactKind;
import tocsin.core.id.IncidentId;
import tocsin.core.id.UserId;

/**
 * Whom an attempt was to reach, how, and about what.
 *
 * @param address the address that was used, which may have been edited since the notification was
 *     planned
 */
public record Recipient(IncidentId incident, UserId user, ContactKind medium, String address) {}
