package tocsin.server;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tocsin.channel.UnconfiguredChannel;
import tocsin.channel.email.SmtpChannel;
import tocsin.channel.email.SmtpSettings;
import tocsin.channel.pocket.Pocket;
import tocsin.channel.pocket.PocketChannel;
import tocsin.channel.webhook.WebhookChannel;
import tocsin.channel.webhook.WebhookSettings;
import tocsin.core.account.ContactKind;
import tocsin.runtime.health.Worker;
import tocsin.runtime.notifier.Channels;
import tocsin.server.settings.SettingTable;
import tocsin.server.settings.Settings;

/**
 * The ways out to people.
 *
 * @param lanes every contact kind is served by one of them, if only to say that it can't be
 * @param pocket where everything goes in the demo; null outside of it
 * @param upkeep what the channels want done from time to time
 * @param closing lets go of open connections
 */
public record Outlets(
    List<Channels.Lane> lanes, @Nullable Pocket pocket, List<Worker> upkeep, Runnable closing) {
  /** Messages in flight per shard and channel; a mail server is also held to its connections. */
  private static final int IN_FLIGHT = 32;

  /** Everything into a pocket, as in the demo. */
  public static Outlets into(Pocket pocket, InstantSource clock) {
    Channels.Lane all = new Channels.Lane(new PocketChannel(pocket, clock), IN_FLIGHT);
    return new Outlets(List.of(all), pocket, List.of(), () -> {});
  }

  /** The real ones, as the settings say. */
  public static Outlets of(Settings settings, InstantSource clock) {
    List<Channels.Lane> lanes = new ArrayList<>();
    List<Worker> upkeep = new ArrayList<>();
    Runnable closing = () -> {};
    Optional<String> url = settings.get(SettingTable.EMAIL_URL);
    if (url.isPresent()) {
      SmtpChannel mail = new SmtpChannel(smtp(url.get(), settings), clock);
      lanes.add(new Channels.Lane(mail, IN_FLIGHT));
      upkeep.add(new MailConnections(mail));
      closing = mail::close;
    } else {
      lanes.add(new Channels.Lane(UnconfiguredChannel.email(), IN_FLIGHT));
    }
    boolean allowPrivate = settings.get(SettingTable.WEBHOOK_ALLOW_PRIVATE);
    WebhookChannel webhook = new WebhookChannel(WebhookSettings.of(allowPrivate), clock);
    lanes.add(new Channels.Lane(webhook, IN_FLIGHT));
    Set<ContactKind> others =
        EnumSet.complementOf(EnumSet.of(ContactKind.EMAIL, ContactKind.WEBHOOK));
    lanes.add(new Channels.Lane(UnconfiguredChannel.absent("none", others), IN_FLIGHT));
    return new Outlets(lanes, null, upkeep, closing);
  }

  private static SmtpSettings smtp(String url, Settings settings) {
    return switch (SmtpSettings.read(url, settings.get(SettingTable.EMAIL_FROM))) {
      case SmtpSettings.Valid valid -> valid.settings();
      case SmtpSettings.Invalid invalid -> throw new CannotGoOn(ExitCode.USAGE, invalid.sentence());
    };
  }

  /** Hangs up on the mail server when nobody is paged for a while. */
  private record MailConnections(SmtpChannel mail) implements Worker {
    @Override
    public String name() {
      return "mail-connections";
    }

    @Override
    public Instant poll(Instant now) {
      return mail.poll(now);
    }
  }
}
