package tocsin.runtime.notifier;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tocsin.channel.Channel;
import tocsin.core.account.ContactKind;

/** Which channel serves which medium, and how much each may have in flight. */
public final class Channels {
  private final Map<ContactKind, Lane> lanes = new EnumMap<>(ContactKind.class);

  /**
   * A channel and its bound.
   *
   * @param inFlight how many messages each shard may have handed over without an outcome; a shard
   *     has its own bound, so that none can take the room of another. At least 1
   */
  public record Lane(Channel channel, int inFlight) {
    String name() {
      return channel.name();
    }
  }

  /** Of two lanes that serve the same medium the first counts. */
  public Channels(List<Lane> lanes) {
    for (Lane lane : lanes) {
      lane.channel().kinds().forEach(kind -> this.lanes.putIfAbsent(kind, lane));
    }
  }

  /** The lane for that medium; empty when no channel serves it. */
  public Optional<Lane> serving(ContactKind kind) {
    return Optional.ofNullable(lanes.get(kind));
  }
}
