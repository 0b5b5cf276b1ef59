package tocsin.server.settings;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tocsin.channel.chain.Countries;
import tocsin.channel.phone.Senders;
import tocsin.core.account.Language;
import tocsin.server.settings.Setting.Unreadable;

/** The settings of calls, text messages and WhatsApp, in the order of the manual. */
public final class PhoneSettings {
  private PhoneSettings() {}

  /** What a provider speaks. */
  public enum Kind {
    TWILIO,
    HTTP,
    SMPP
  }

  public static final Setting<List<String>> PROVIDERS =
      new Setting<>(
          "phone.providers",
          "",
          "Who carries calls and texts, in the order in which they are asked: names of your choice,"
              + " for example `twilio,acme`. The settings of each stand under its name:"
              + " `phone.acme.url`. When one can't be reached or refuses, the next one gets the"
              + " message at once. [channels.md](channels.md) has examples.",
          false,
          PhoneSettings::names);

  public static final Setting<Countries> COUNTRIES =
      new Setting<>(
          "phone.countries",
          "",
          "Who is asked first for numbers that begin so: `+49:acme,+49:carrier,+1:twilio`. The"
              + " others follow in their order.",
          false,
          text ->
              text.isEmpty()
                  ? Countries.NONE
                  : Countries.read(text)
                      .orElseThrow(() -> new Unreadable("such as +49:acme,+1:b")));

  public static final Setting<Language> LANGUAGE =
      new Setting<>(
          "phone.language",
          "en",
          "The language of calls, texts and answers to people who chose none: `en`, `de`, `es` or"
              + " `fr`.",
          false,
          text -> Language.tagged(text).orElseThrow(() -> new Unreadable("en, de, es or fr")));

  public static final Setting<Kind> KIND =
      new Setting<>(
          "phone.*.kind",
          "twilio",
          "What this provider speaks: `twilio` (Twilio's interface, which others have too), `http`"
              + " (a request by a template) or `smpp`.",
          false,
          PhoneSettings::kind);

  public static final Setting<Optional<String>> URL =
      new Setting<>(
          "phone.*.url",
          "",
          "Where this provider is. `twilio`: what addresses begin with, by itself"
              + " `https://api.twilio.com`. `http`: the address of the request. `smpp`:"
              + " `smpp://user:password@host:2775`, or `smpps://…` with TLS.",
          true,
          text -> Readings.unlessEmpty(text, Readings::word));

  public static final Setting<Optional<String>> ACCOUNT = text("account", "`twilio`: the account.");

  public static final Setting<Optional<String>> TOKEN =
      secret("token", "`twilio`: the account's secret token.");

  public static final Setting<Optional<String>> SIGNING_KEY =
      secret(
          "signing-key",
          "`twilio`: with what the provider signs its calls, if that is not the token.");

  public static final Setting<Optional<Senders>> FROM =
      senders(
          "from",
          "Who sends texts: a number, a name or a messaging service (`MG…`), by country if need be:"
              + " `+15550100,+49:+4915550100,+44:Tocsin`. Nobody can write back to a name.");

  public static final Setting<Optional<Senders>> VOICE_FROM =
      senders(
          "voice-from", "`twilio`: the numbers that call, written like `from`. Not set: no calls.");

  public static final Setting<Optional<Senders>> WHATSAPP_FROM =
      senders(
          "whatsapp-from", "`twilio`: the numbers that write on WhatsApp. Not set: no WhatsApp.");

  public static final Setting<Optional<String>> WHATSAPP_TEMPLATE =
      text(
          "whatsapp-template",
          "`twilio`: the approved content (`HX…`) that a page is sent as; its variable 1 is the"
              + " text. Without it WhatsApp brings pages only to those who wrote within a day.");

  public static final Setting<Integer> PER_SECOND =
      new Setting<>(
          "phone.*.per-second",
          "20",
          "How many messages this provider takes per second, for each medium. What is more goes to"
              + " the next one or waits.",
          false,
          text -> Readings.number(text, 1, 10_000));

  public static final Setting<Integer> WINDOW =
      new Setting<>(
          "phone.*.window",
          "10",
          "`smpp`: how many messages may be under way without an answer.",
          false,
          text -> Readings.number(text, 1, 1_000));

  private static final List<Setting<?>> OWN =
      List.of(
          PROVIDERS,
          COUNTRIES,
          LANGUAGE,
          KIND,
          URL,
          ACCOUNT,
          TOKEN,
          SIGNING_KEY,
          FROM,
          VOICE_FROM,
          WHATSAPP_FROM,
          WHATSAPP_TEMPLATE,
          PER_SECOND,
          WINDOW);

  /** All of them. */
  public static final List<Setting<?>> ALL =
      Stream.of(OWN, TemplateSettings.ALL).flatMap(List::stream).toList();

  private static Setting<Optional<String>> text(String name, String meaning) {
    return new Setting<>(
        "phone.*." + name, "", meaning, false, text -> Readings.unlessEmpty(text, t -> t));
  }

  private static Setting<Optional<String>> secret(String name, String meaning) {
    return new Setting<>(
        "phone.*." + name, "", meaning, true, text -> Readings.unlessEmpty(text, t -> t));
  }

  private static Setting<Optional<Senders>> senders(String name, String meaning) {
    return new Setting<>(
        "phone.*." + name,
        "",
        meaning,
        false,
        text ->
            Readings.unlessEmpty(
                text,
                t ->
                    Senders.read(t)
                        .orElseThrow(() -> new Unreadable("such as +15550100,+49:+4915550100"))));
  }

  private static List<String> names(String text) {
    List<String> names = text.isEmpty() ? List.of() : List.of(text.split("\\s*,\\s*"));
    if (names.stream().anyMatch(name -> !name.matches("[a-z0-9]{1,40}"))
        || names.stream().distinct().count() < names.size()) {
      throw new Unreadable("different names of small letters and digits, such as twilio,acme");
    }
    return names;
  }

  private static Kind kind(String text) {
    return switch (text) {
      case "twilio" -> Kind.TWILIO;
      case "http" -> Kind.HTTP;
      case "smpp" -> Kind.SMPP;
      default -> throw new Unreadable("twilio, http or smpp");
    };
  }
}
