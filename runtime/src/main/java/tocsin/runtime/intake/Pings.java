package tocsin.runtime.intake;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tocsin.core.id.IntegrationId;

/**
 * The latest ping of each heartbeat since they were last looked at. Only in memory: whoever looks
 * makes them durable, and what a crash loses is not held against the sender.
 */
public final class Pings {
  private final Map<IntegrationId, Instant> latest = new ConcurrentHashMap<>();

  void heard(IntegrationId heartbeat, Instant at) {
    latest.merge(heartbeat, at, (one, other) -> one.isAfter(other) ? one : other);
  }

  /** All of them; they stay until {@link #noted}. */
  public Map<IntegrationId, Instant> all() {
    return Map.copyOf(latest);
  }

  /** That ping is durable. A later one that came meanwhile stays. */
  public void noted(IntegrationId heartbeat, Instant ping) {
    boolean _ = latest.remove(heartbeat, ping);
  }
}
