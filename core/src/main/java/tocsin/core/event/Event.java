package tocsin.core.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a monitoring tool sent, checked by intake. The fields that decide are pulled out, so that
 * the engine reads the body only when it makes a new alert.
 *
 * @param receivedAt when intake took it
 * @param routingKey the integration's key, 32 letters and digits
 * @param dedupKey never empty: intake makes one when the sender gave none
 * @param summary empty for acknowledge and resolve
 * @param source the affected system; empty when the sender gave none
 * @param severity null when the sender gave none (acknowledge, resolve, Events API v1)
 * @param body the JSON text as it came, for details, links and explanations
 */
public record Event(
    Instant receivedAt,
    String routingKey,
    EventAction action,
    String dedupKey,
    String summary,
    String source,
    @Nullable Severity severity,
    String body) {}
