package tocsin.core.heartbeat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tocsin.core.id.IntegrationId;

/**
 * What is known of a heartbeat.
 *
 * @param lastPing null when none ever came
 * @param missing whether an alarm was raised for it that a ping has to end
 */
public record HeartbeatState(
    IntegrationId integration, @Nullable Instant lastPing, boolean missing) {
  /** Of which nothing was heard yet. */
  public static HeartbeatState unheard(IntegrationId integration) {
    return new HeartbeatState(integration, null, false);
  }
}
