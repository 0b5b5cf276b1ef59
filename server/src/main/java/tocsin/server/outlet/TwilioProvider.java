package tocsin.server.outlet;

import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tocsin.channel.Channel;
import tocsin.channel.Receipts;
import tocsin.channel.phone.Senders;
import tocsin.channel.phone.twilio.CallsUnderWay;
import tocsin.channel.phone.twilio.TwilioApi;
import tocsin.channel.phone.twilio.TwilioCallback;
import tocsin.channel.phone.twilio.TwilioCalls;
import tocsin.channel.phone.twilio.TwilioSettings;
import tocsin.channel.phone.twilio.TwilioTexts;
import tocsin.core.account.ContactKind;
import tocsin.server.settings.PhoneSettings;
import tocsin.server.settings.Setting;
import tocsin.server.settings.Settings;

/** A provider with Twilio's interface, for the media for which it has senders. */
final class TwilioProvider {
  private static final Duration PATIENCE = Duration.ofSeconds(8);
  private static final String TWILIO = "https://api.twilio.com";

  private TwilioProvider() {}

  static void open(String name, PhoneOutlet outlet) {
    Around around = outlet.around();
    TwilioSettings settings = settings(name, around.settings());
    TwilioApi api = new TwilioApi(settings, around.address(), around.world().clock());
    CallsUnderWay calls = new CallsUnderWay();
    Map<ContactKind, Receipts> receipts = new EnumMap<>(ContactKind.class);
    Serving serving =
        (kind, senders, channel) -> {
          if (senders != null) {
            receipts.put(kind, outlet.serve(kind, name, channel.apply(senders)));
          }
        };
    TwilioSettings.Numbers numbers = settings.numbers();
    serving.with(
        ContactKind.SMS, numbers.texts(), from -> new TwilioTexts(api, ContactKind.SMS, from));
    serving.with(ContactKind.PHONE, numbers.calls(), from -> new TwilioCalls(api, from, calls));
    serving.with(
        ContactKind.WHATSAPP,
        numbers.whatsApp(),
        from -> new TwilioTexts(api, ContactKind.WHATSAPP, from));
    outlet.calledBack(
        name, new TwilioCallback(api, calls, around.answers(), receipts, around.world().clock()));
    outlet.closing(api::close);
  }

  private interface Serving {
    void with(
        ContactKind kind,
        @org.jspecify.annotations.Nullable Senders senders,
        Function<Senders, Channel> channel);
  }

  static TwilioSettings settings(String name, Settings said) {
    String token = needed(PhoneSettings.TOKEN.of(name), said);
    return new TwilioSettings(
        name,
        base(name, said),
        needed(PhoneSettings.ACCOUNT.of(name), said),
        token,
        said.get(PhoneSettings.SIGNING_KEY.of(name)).orElse(token),
        numbers(name, said),
        said.get(PhoneSettings.WHATSAPP_TEMPLATE.of(name)).orElse(null),
        said.get(PhoneSettings.LANGUAGE),
        PATIENCE);
  }

  private static TwilioSettings.Numbers numbers(String name, Settings said) {
    Optional<Senders> texts = said.get(PhoneSettings.FROM.of(name));
    Optional<Senders> calls = said.get(PhoneSettings.VOICE_FROM.of(name));
    Optional<Senders> whatsApp = said.get(PhoneSettings.WHATSAPP_FROM.of(name));
    if (texts.isEmpty() && calls.isEmpty() && whatsApp.isEmpty()) {
      throw PhoneOutlet.wrong("Set phone.%s.from or phone.%s.voice-from.".formatted(name, name));
    }
    return new TwilioSettings.Numbers(
        texts.orElse(null), calls.orElse(null), whatsApp.orElse(null));
  }

  private static URI base(String name, Settings said) {
    String url = said.get(PhoneSettings.URL.of(name)).orElse(TWILIO).replaceAll("/+$", "");
    if (!url.matches("https?://[^/?#@\\s]+(/[^?#\\s]*)?")) {
      throw PhoneOutlet.wrong("phone." + name + ".url must begin with https:// or http://.");
    }
    return URI.create(url);
  }

  static String needed(Setting<Optional<String>> setting, Settings said) {
    return said.get(setting)
        .orElseThrow(() -> PhoneOutlet.wrong("The setting " + setting.name() + " is missing."));
  }
}
