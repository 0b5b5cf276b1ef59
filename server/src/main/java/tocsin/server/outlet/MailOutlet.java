package tocsin.server.outlet;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.channel.UnconfiguredChannel;
import tocsin.channel.chain.ProviderWatch;
import tocsin.channel.chain.WatchedChannel;
import tocsin.channel.email.Inbox;
import tocsin.channel.email.InboxSettings;
import tocsin.channel.email.SmtpChannel;
import tocsin.channel.email.SmtpSettings;
import tocsin.runtime.health.Worker;
import tocsin.runtime.notifier.Channels;
import tocsin.server.CannotGoOn;
import tocsin.server.ExitCode;
import tocsin.server.settings.SettingTable;
import tocsin.server.settings.Settings;

/** Mail by the server that {@code email.url} names. */
final class MailOutlet {
  private MailOutlet() {}

  static Outlet open(Around around) {
    Settings settings = around.settings();
    Optional<String> url = settings.get(SettingTable.EMAIL_URL);
    if (url.isEmpty()) {
      return Outlet.sending(new Channels.Lane(UnconfiguredChannel.email(), Outlet.IN_FLIGHT));
    }
    Optional<InboxSettings> inbox = settings.get(SettingTable.EMAIL_INBOX).map(MailOutlet::imap);
    SmtpSettings smtp = smtp(url.get(), settings);
    SmtpChannel mail =
        new SmtpChannel(
            inbox.isEmpty() ? smtp : smtp.withReplies(replyTo(settings)), around.world().clock());
    List<Worker> upkeep = new ArrayList<>(List.of(new MailConnections(mail)));
    inbox.map(box -> new Answering(new Inbox(box, around.answers(), mail))).ifPresent(upkeep::add);
    ProviderWatch watch = new ProviderWatch(around.world().clock());
    return new Outlet(
        List.of(new Channels.Lane(new WatchedChannel(mail, watch), Outlet.IN_FLIGHT)),
        upkeep,
        List.of(),
        List.of(),
        List.of(new Watched(mail.name(), "smtp", watch)),
        mail::close);
  }

  static void check(Settings settings) {
    Together.onlyWith(SettingTable.EMAIL_INBOX, SettingTable.EMAIL_URL, settings);
    InternetAddress _ = replyTo(settings);
    Optional<SmtpSettings> _ = settings.get(SettingTable.EMAIL_URL).map(url -> smtp(url, settings));
    Optional<InboxSettings> _ = settings.get(SettingTable.EMAIL_INBOX).map(MailOutlet::imap);
  }

  private static InboxSettings imap(String url) {
    try {
      return InboxSettings.read(url);
    } catch (InboxSettings.Unreadable e) {
      throw new CannotGoOn(ExitCode.USAGE, String.valueOf(e.getMessage()));
    }
  }

  private static @Nullable InternetAddress replyTo(Settings settings) {
    try {
      Optional<String> address = settings.get(SettingTable.EMAIL_REPLY_TO);
      return address.isEmpty() ? null : new InternetAddress(address.get(), true);
    } catch (AddressException e) {
      throw new CannotGoOn(ExitCode.USAGE, "email.reply-to must be one e-mail address.");
    }
  }

  private static SmtpSettings smtp(String url, Settings settings) {
    return switch (SmtpSettings.read(url, settings.get(SettingTable.EMAIL_FROM))) {
      case SmtpSettings.Valid valid -> valid.settings();
      case SmtpSettings.Invalid invalid -> throw new CannotGoOn(ExitCode.USAGE, invalid.sentence());
    };
  }

  /** Reads answers; hangs up when the program stops. */
  private record Answering(Inbox inbox) implements Worker {
    @Override
    public String name() {
      return "mail-answers";
    }

    @Override
    public Instant poll(Instant now) {
      return inbox.poll(now);
    }

    @Override
    public boolean drained(Instant now) {
      inbox.close();
      return true;
    }
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
