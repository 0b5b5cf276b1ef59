package tocsin.core.change;

import java.time.Instant;
import tocsin.core.id.ChangeEventId;
import tocsin.core.id.IntegrationId;
import tocsin.core.id.ServiceId;

/**
 * Somebody changed something: a deployment, a setting. It makes no incident and pages nobody.
 *
 * @param at when it was changed, as the sender says; when it was received if the sender doesn't say
 * @param source where it was changed; empty when the sender gave none
 * @param details JSON text of an object, as the sender gave it
 * @param links JSON text of a list
 * @param images JSON text of a list
 */
public record ChangeEvent(
    ChangeEventId id,
    Instant at,
    String summary,
    String source,
    IntegrationId integration,
    ServiceId service,
    String details,
    String links,
    String images) {}
