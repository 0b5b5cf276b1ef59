package tocsin.core.delivery;

import tocsin.core.id.NotificationId;

/**
 * Several notifications of one person in one message.
 *
 * @param first the one whose id names the message: its idempotency key
 * @param size how many notifications went out in it, this one included
 */
public record Bundle(NotificationId first, int size) {}
