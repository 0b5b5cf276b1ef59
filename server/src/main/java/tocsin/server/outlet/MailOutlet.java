package tocsin.server.outlet;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tocsin.channel.UnconfiguredChannel;
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
    SmtpChannel mail = new SmtpChannel(smtp(url.get(), settings), around.world().clock());
    return new Outlet(
        List.of(new Channels.Lane(mail, Outlet.IN_FLIGHT)),
        List.of(new MailConnections(mail)),
        List.of(),
        mail::close);
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
