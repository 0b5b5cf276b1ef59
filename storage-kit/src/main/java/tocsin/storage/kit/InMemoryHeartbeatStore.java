package tocsin.storage.kit;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tocsin.core.heartbeat.HeartbeatState;
import tocsin.storage.HeartbeatStore;

/** What is known of heartbeats, in memory. */
public final class InMemoryHeartbeatStore implements HeartbeatStore {
  private final Map<String, HeartbeatState> states = new TreeMap<>();

  @Override
  public synchronized List<HeartbeatState> all() {
    return List.copyOf(states.values());
  }

  @Override
  public synchronized void save(List<HeartbeatState> saved) {
    saved.forEach(state -> states.put(state.integration().value(), state));
  }
}
