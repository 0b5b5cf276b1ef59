package tocsin.core.delivery;

import java.time.Instant;
import tocsin.core.notification.PlannedNotification;

/**
 * A notification that has no end yet.
 *
 * @param outboxPosition where it stands in the outbox
 * @param attempts how many were begun
 * @param inDoubt the latest attempt was begun and nobody knows what became of it
 * @param dueAt when the next attempt is due
 */
public record OpenNotification(
    PlannedNotification planned,
    long outboxPosition,
    int attempts,
    boolean inDoubt,
    Instant dueAt) {}
