package tocsin.server.outlet;

import java.util.List;
import tocsin.channel.Callback;
import tocsin.channel.chat.ChatProduct;
import tocsin.runtime.health.Worker;
import tocsin.runtime.notifier.Channels;

/**
 * One way out, open.
 *
 * @param upkeep what it wants done from time to time
 * @param callbacks what its providers call
 * @param bots those of chat products, which speak in rooms too
 * @param providers those whose health is known
 * @param closing lets go of open connections
 */
record Outlet(
    List<Channels.Lane> lanes,
    List<Worker> upkeep,
    List<Callback> callbacks,
    List<ChatProduct> bots,
    List<Watched> providers,
    Runnable closing) {
  /** Messages in flight per shard and channel. */
  static final int IN_FLIGHT = 32;

  Outlet {
    lanes = List.copyOf(lanes);
    upkeep = List.copyOf(upkeep);
    callbacks = List.copyOf(callbacks);
    bots = List.copyOf(bots);
    providers = List.copyOf(providers);
  }

  /** One that only sends. */
  static Outlet sending(Channels.Lane lane) {
    return new Outlet(List.of(lane), List.of(), List.of(), List.of(), List.of(), () -> {});
  }
}
