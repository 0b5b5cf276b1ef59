package tocsin.storage;

import java.util.List;
import tocsin.core.heartbeat.HeartbeatState;

/** Keeps what is known of each heartbeat. */
public interface HeartbeatStore {
  /** All that are known, in no order. */
  List<HeartbeatState> all();

  /** Adds or replaces these; all or nothing, durable when it returns. */
  void save(List<HeartbeatState> states);
}
