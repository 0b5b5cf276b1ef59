package tocsin.server.outlet;

import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tocsin.channel.Callback;
import tocsin.channel.UnconfiguredChannel;
import tocsin.channel.chat.ChatProduct;
import tocsin.channel.pocket.Pocket;
import tocsin.channel.pocket.PocketChannel;
import tocsin.channel.push.PushChannel;
import tocsin.core.account.ContactKind;
import tocsin.runtime.health.ProviderState;
import tocsin.runtime.health.Worker;
import tocsin.runtime.notifier.Channels;
import tocsin.server.settings.Settings;
import tocsin.web.Offered;

/**
 * All ways out to people.
 *
 * @param lanes every contact kind is served by one of them, if only to say that it can't be
 * @param pocket where everything goes in the demo; null outside of it
 * @param upkeep what the channels want done from time to time
 * @param callbacks what providers call
 * @param bots those of chat products, which speak in rooms too
 * @param providers how those are doing whose health is known
 * @param closing lets go of open connections
 */
public record Outlets(
    List<Channels.Lane> lanes,
    @Nullable Pocket pocket,
    List<Worker> upkeep,
    List<Callback> callbacks,
    List<ChatProduct> bots,
    Supplier<List<ProviderState>> providers,
    Runnable closing) {

  /** Opens them, once there is something around them. */
  public interface Maker {
    Outlets make(Around around);
  }

  /** Of two that serve the same medium the first counts. */
  private static final List<Function<Around, Outlet>> REAL =
      List.of(
          MailOutlet::open,
          WebhookOutlet::open,
          PhoneOutlet::open,
          PushOutlet::open,
          NtfyOutlet::open,
          SlackOutlet::open,
          TelegramOutlet::open,
          MattermostOutlet::open,
          DiscordOutlet::open,
          MatrixOutlet::open,
          HookOutlet::teams,
          HookOutlet::googleChat);

  private static final List<Consumer<Settings>> CHECKS =
      List.of(
          MailOutlet::check,
          PhoneOutlet::check,
          SlackOutlet::check,
          MattermostOutlet::check,
          DiscordOutlet::check,
          MatrixOutlet::check);

  /** The media that are set up. In the demo that is all but browsers, which would ring for real. */
  public Offered offered() {
    Set<ContactKind> kinds = EnumSet.noneOf(ContactKind.class);
    lanes.stream()
        .map(Channels.Lane::channel)
        .filter(channel -> !(channel instanceof UnconfiguredChannel))
        .forEach(channel -> kinds.addAll(channel.kinds()));
    return new Offered(kinds, pushKey());
  }

  private @Nullable String pushKey() {
    return lanes.stream()
        .map(Channels.Lane::channel)
        .filter(PushChannel.class::isInstance)
        .map(channel -> ((PushChannel) channel).openKey())
        .findFirst()
        .orElse(null);
  }

  /** Everything into a pocket, as in the demo. */
  public static Maker into(Pocket pocket, InstantSource clock) {
    Channels.Lane all = new Channels.Lane(new PocketChannel(pocket, clock), Outlet.IN_FLIGHT);
    return around ->
        new Outlets(List.of(all), pocket, List.of(), List.of(), List.of(), List::of, () -> {});
  }

  /**
   * Ends the program with a sentence for what can be seen to be wrong before anything is opened.
   */
  public static void check(Settings settings) {
    CHECKS.forEach(check -> check.accept(settings));
  }

  /** The real ones, as the settings say. */
  public static Outlets real(Around around) {
    List<Outlet> open = REAL.stream().map(kind -> kind.apply(around)).toList();
    Set<ContactKind> others = EnumSet.allOf(ContactKind.class);
    open.forEach(
        outlet -> outlet.lanes().forEach(lane -> others.removeAll(lane.channel().kinds())));
    List<Watched> providers = open.stream().flatMap(o -> o.providers().stream()).toList();
    providers.forEach(provider -> provider.measure(around.meters()));
    Channels.Lane none =
        new Channels.Lane(UnconfiguredChannel.absent("none", others), Outlet.IN_FLIGHT);
    return new Outlets(
        Stream.concat(open.stream().flatMap(o -> o.lanes().stream()), Stream.of(none)).toList(),
        null,
        open.stream().flatMap(o -> o.upkeep().stream()).toList(),
        open.stream().flatMap(o -> o.callbacks().stream()).toList(),
        open.stream().flatMap(o -> o.bots().stream()).toList(),
        () -> providers.stream().map(Watched::state).toList(),
        () -> open.forEach(outlet -> outlet.closing().run()));
  }
}
