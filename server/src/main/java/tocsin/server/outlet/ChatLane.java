package tocsin.server.outlet;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import tocsin.channel.Callback;
import tocsin.channel.Outcome;
import tocsin.channel.UnconfiguredChannel;
import tocsin.channel.chain.ProviderWatch;
import tocsin.channel.chain.WatchedChannel;
import tocsin.channel.chat.ChatChannel;
import tocsin.channel.chat.ChatProduct;
import tocsin.core.account.ContactKind;
import tocsin.runtime.health.Worker;
import tocsin.runtime.notifier.Channels;

/** What the ways out to chat products have in common. */
final class ChatLane {
  private static final Duration UNTIL_SET_UP = Duration.ofMinutes(5);

  private ChatLane() {}

  /** An open one. */
  static Outlet of(
      ChatProduct product, List<Worker> upkeep, List<Callback> callbacks, Around around) {
    ProviderWatch watch = new ProviderWatch(around.world().clock());
    WatchedChannel channel = new WatchedChannel(new ChatChannel(product), watch);
    return new Outlet(
        List.of(new Channels.Lane(channel, Outlet.IN_FLIGHT)),
        upkeep,
        callbacks,
        List.of(product),
        List.of(new Watched(product.name(), product.name(), watch)),
        () -> {});
  }

  /** One that says what to set; pages are kept, for the settings may come. */
  static Outlet missing(String name, ContactKind kind, String what) {
    String sentence = "This way is not set up. Set " + what + ", then start Tocsin again.";
    return Outlet.sending(
        new Channels.Lane(
            new UnconfiguredChannel(
                name, Set.of(kind), new Outcome.Unreachable(sentence, UNTIL_SET_UP)),
            Outlet.IN_FLIGHT));
  }
}
