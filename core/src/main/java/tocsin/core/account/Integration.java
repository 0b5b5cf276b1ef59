package tocsin.core.account;

import java.time.Instant;
import tocsin.core.id.IntegrationId;

/**
 * One door of a service through which a monitoring tool sends events.
 *
 * @param kind the REST API's type name, for example {@code events_api_v2_inbound_integration}
 * @param routingKey 32 letters and digits, unique in the account
 */
public record Integration(
    IntegrationId id, String name, String kind, String routingKey, Instant createdAt) {}
