package tocsin.core.delivery;

import tocsin.core.id.NotificationId;

/**
 * An attempt whose notification ended before its receipt came.
 *
 * @param repeat as in {@link JournalEntry.Ended}
 */
public record Unheard(NotificationId notification, int attempt, Recipient to, int repeat) {}
