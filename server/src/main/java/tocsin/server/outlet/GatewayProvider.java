package tocsin.server.outlet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import tocsin.channel.Outcome;
import tocsin.channel.Receipts;
import tocsin.channel.phone.gateway.GatewayCallback;
import tocsin.channel.phone.gateway.GatewaySettings;
import tocsin.channel.phone.gateway.GatewayTexts;
import tocsin.core.account.ContactKind;
import tocsin.server.settings.PhoneSettings;
import tocsin.server.settings.Settings;
import tocsin.server.settings.TemplateSettings;

/** A provider that takes a request by a template. */
final class GatewayProvider {
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private GatewayProvider() {}

  static void open(String name, PhoneOutlet outlet) {
    Around around = outlet.around();
    Settings said = around.settings();
    GatewayTexts texts = new GatewayTexts(settings(name, said), around.world().clock());
    Receipts receipts = outlet.serve(ContactKind.SMS, name, texts);
    said.get(TemplateSettings.CALLBACK_SECRET.of(name))
        .ifPresent(secret ->
            outlet.calledBack(
                name,
                new GatewayCallback(
                    form(name, secret, said),
                    receipts,
                    around.answers(),
                    writingBack(texts, around),
                    around.world().clock())));
    outlet.closing(texts::close);
  }

  /** Away from the gateway's own call, which waits for an answer. */
  private static BiConsumer<String, String> writingBack(GatewayTexts texts, Around around) {
    return (number, text) -> {
      String key = "reply-" + around.world().uuids().get();
      Thread _ =
          Thread.startVirtualThread(() -> {
            try {
              Outcome _ = texts.write(number, text, key);
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          });
    };
  }

  static GatewaySettings settings(String name, Settings said) {
    GatewaySettings.Request request =
        new GatewaySettings.Request(
            TwilioProvider.needed(PhoneSettings.URL.of(name), said),
            said.get(TemplateSettings.METHOD.of(name)),
            headers(name, said),
            said.get(TemplateSettings.CONTENT_TYPE.of(name)),
            said.get(TemplateSettings.BODY.of(name)).orElse(""));
    Optional<String> wrong = request.wrong();
    if (wrong.isPresent()) {
      throw PhoneOutlet.wrong(
          "The request of %s (phone.%s.url, phone.%s.body) %s."
              .formatted(name, name, name, wrong.get()));
    }
    boolean calledBack = said.get(TemplateSettings.CALLBACK_SECRET.of(name)).isPresent();
    TemplateSettings.Range ok = said.get(TemplateSettings.OK_STATUS.of(name));
    return new GatewaySettings(
        name,
        request,
        new GatewaySettings.Taken(
            ok.least(),
            ok.most(),
            said.get(TemplateSettings.OK_TEXT.of(name)).orElse(""),
            said.get(TemplateSettings.ID.of(name)).orElse(null),
            calledBack),
        said.get(PhoneSettings.FROM.of(name)).orElse(null),
        calledBack && said.get(TemplateSettings.REPLIES.of(name)),
        said.get(PhoneSettings.LANGUAGE),
        PATIENCE);
  }

  private static List<GatewaySettings.Header> headers(String name, Settings said) {
    List<GatewaySettings.Header> headers = new ArrayList<>();
    for (String line : said.get(TemplateSettings.HEADERS.of(name)).orElse("").split("\\|")) {
      String[] pair = line.split(":", 2);
      if (pair.length == 2 && pair[0].strip().matches("[A-Za-z0-9-]+")) {
        headers.add(new GatewaySettings.Header(pair[0].strip(), pair[1].strip()));
      } else if (!line.isBlank()) {
        throw PhoneOutlet.wrong(
            "phone." + name + ".headers must be such as X-Key: secret | X-Other: value.");
      }
    }
    return headers;
  }

  private static GatewayCallback.Form form(String name, String secret, Settings said) {
    return new GatewayCallback.Form(
        name,
        secret,
        said.get(TemplateSettings.RECEIPT_ID.of(name)),
        said.get(TemplateSettings.RECEIPT_STATE.of(name)),
        words(said.get(TemplateSettings.RECEIPT_ARRIVED.of(name))),
        words(said.get(TemplateSettings.RECEIPT_FAILED.of(name))),
        said.get(TemplateSettings.REPLY_FROM.of(name)),
        said.get(TemplateSettings.REPLY_TEXT.of(name)));
  }

  private static Set<String> words(String text) {
    return Set.copyOf(List.of(text.strip().toLowerCase(Locale.ROOT).split("\\s*,\\s*")));
  }
}
