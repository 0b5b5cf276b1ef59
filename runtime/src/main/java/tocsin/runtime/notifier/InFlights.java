package tocsin.runtime.notifier;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What every shard of this process has in flight; lives as long as the process. */
public final class InFlights {
  private final Map<Integer, InFlight> shards = new ConcurrentHashMap<>();

  InFlight of(int shard) {
    return shards.computeIfAbsent(shard, number -> new InFlight());
  }
}
