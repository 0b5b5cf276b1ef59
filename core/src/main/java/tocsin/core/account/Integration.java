package tocsin.core.account;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tocsin.core.id.IntegrationId;
import tocsin.core.id.VendorId;

/**
 * One door of a service through which a monitoring tool sends events.
 *
 * @param kind the REST API's type name, for example {@code events_api_v2_inbound_integration}
 * @param routingKey 32 letters and digits, unique in the account
 * @param vendor the tool that sends through it; null when nobody said which
 * @param pingWithin for a heartbeat: whatever comes in is a ping, and somebody is paged when none
 *     came for so long; null for every other door
 */
public record Integration(
    IntegrationId id,
    String name,
    String kind,
    String routingKey,
    Instant createdAt,
    @Nullable VendorId vendor,
    @Nullable Duration pingWithin) {
  /** The type of a heartbeat. */
  public static final String HEARTBEAT = "heartbeat_inbound_integration";

  /** A door for any tool. */
  public Integration(
      IntegrationId id, String name, String kind, String routingKey, Instant createdAt) {
    this(id, name, kind, routingKey, createdAt, null, null);
  }

  /** Whether it waits for pings rather than events. */
  public boolean isHeartbeat() {
    return pingWithin != null;
  }
}
