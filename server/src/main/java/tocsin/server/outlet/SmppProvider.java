package tocsin.server.outlet;

import java.time.Duration;
import java.time.Instant;
import tocsin.channel.Receipt;
import tocsin.channel.Receipts;
import tocsin.channel.phone.smpp.SmppSettings;
import tocsin.channel.phone.smpp.SmppTexts;
import tocsin.core.account.ContactKind;
import tocsin.runtime.health.Worker;
import tocsin.server.settings.PhoneSettings;
import tocsin.server.settings.Settings;

/** A carrier's message centre. */
final class SmppProvider {
  private static final Duration PATIENCE = Duration.ofSeconds(6);

  private SmppProvider() {}

  static void open(String name, PhoneOutlet outlet) {
    Around around = outlet.around();
    Late receipts = new Late();
    SmppTexts texts =
        new SmppTexts(
            settings(name, around.settings()), around.answers(), receipts, around.world().clock());
    receipts.next = outlet.serve(ContactKind.SMS, name, texts);
    outlet.keepUp(new Connection(name, texts));
    outlet.closing(texts::close);
  }

  /** Nothing comes before the connection is made, and that is made after all is wired. */
  private static final class Late implements Receipts {
    private volatile Receipts next = receipt -> {};

    @Override
    public void arrived(Receipt receipt) {
      next.arrived(receipt);
    }
  }

  static SmppSettings settings(String name, Settings said) {
    String url = TwilioProvider.needed(PhoneSettings.URL.of(name), said);
    return new SmppSettings(
        name,
        SmppSettings.Centre.read(url)
            .orElseThrow(() ->
                PhoneOutlet.wrong(
                    "phone." + name + ".url must be such as smpp://user:password@host:2775.")),
        said.get(PhoneSettings.FROM.of(name))
            .orElseThrow(
                () -> PhoneOutlet.wrong("The setting phone." + name + ".from is missing.")),
        said.get(PhoneSettings.WINDOW.of(name)),
        said.get(PhoneSettings.LANGUAGE),
        PATIENCE);
  }

  /** Keeps it connected. */
  private record Connection(String provider, SmppTexts texts) implements Worker {
    @Override
    public String name() {
      return "smpp-" + provider;
    }

    @Override
    public Instant poll(Instant now) {
      return texts.poll(now);
    }
  }
}
