package tocsin.channel.chat;

import java.util.LinkedHashMap;
import java.util.Optional;

/** Remembers the latest few of something by name. Safe for use by several threads. */
public final class Memory<T> {
  private final int most;
  private final LinkedHashMap<String, T> known = new LinkedHashMap<>();

  /** A memory for so many. */
  public Memory(int most) {
    this.most = most;
  }

  /** What was put under that name last, unless it is forgotten. */
  public synchronized Optional<T> find(String name) {
    return Optional.ofNullable(known.get(name));
  }

  /** Remembers it and forgets the oldest when there are too many. */
  public synchronized void put(String name, T value) {
    known.put(name, value);
    if (known.size() > most) {
      known.pollFirstEntry();
    }
  }

  /** Forgets it. */
  public synchronized void forget(String name) {
    known.remove(name);
  }
}
