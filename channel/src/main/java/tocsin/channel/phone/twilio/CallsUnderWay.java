package tocsin.channel.phone.twilio;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tocsin.channel.phone.CallScript;

/** What calls are to say, until somebody picks up. Bounded. Safe for use by several threads. */
public final class CallsUnderWay {
  private static final int MOST = 5_000;

  private final Map<String, CallScript> scripts =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CallScript> eldest) {
          return size() > MOST;
        }
      };

  synchronized void begin(String key, CallScript script) {
    scripts.put(key, script);
  }

  synchronized Optional<CallScript> find(String key) {
    return Optional.ofNullable(scripts.get(key));
  }
}
