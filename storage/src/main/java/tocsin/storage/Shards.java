package tocsin.storage;

import tocsin.core.id.UserId;

/** Spreads people over the notifier's shards. */
public final class Shards {
  /** Fixed for the life of an installation: rows already written carry their shard. */
  public static final int COUNT = 4;

  private Shards() {}

  /** The shard of that user, 0 to {@link #COUNT} - 1; the same on every machine and run. */
  public static int of(UserId user) {
    return Math.floorMod(user.value().hashCode(), COUNT);
  }
}
