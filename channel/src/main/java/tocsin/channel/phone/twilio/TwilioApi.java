package tocsin.channel.phone.twilio;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tocsin.channel.Outcome;
import tocsin.channel.PlainText;
import tocsin.channel.http.PostOutcomes;
import tocsin.channel.phone.FlatFields;
import tocsin.channel.phone.PhoneCallbacks;
import tocsin.channel.phone.PhoneHttp;

/** Makes messages and calls, and knows where the provider is to call us. */
public final class TwilioApi implements AutoCloseable {
  private static final int MOST_SAID = 200;
  private static final Duration SOON = Duration.ofSeconds(5);

  private final TwilioSettings settings;
  private final Supplier<Optional<String>> address;
  private final PostOutcomes outcomes;
  private final PhoneHttp http;

  /**
   * An interface.
   *
   * @param address where the provider reaches us, without a slash at its end
   */
  public TwilioApi(
      TwilioSettings settings, Supplier<Optional<String>> address, InstantSource clock) {
    this.settings = settings;
    this.address = address;
    this.outcomes = new PostOutcomes(clock);
    this.http = new PhoneHttp(settings.patience());
  }

  TwilioSettings settings() {
    return settings;
  }

  /** An address of ours; empty when nobody knows how we are reached. */
  Optional<String> callback(String path) {
    return address.get().map(url -> url + PhoneCallbacks.PATH + settings.name() + "/" + path);
  }

  /** Makes one of these: {@code Messages} or {@code Calls}. */
  Outcome make(String what, Map<String, String> form, String key, Duration receiptWithin)
      throws InterruptedException {
    String credentials = settings.account() + ":" + settings.token();
    URI uri =
        URI.create(
            settings.base() + "/2010-04-01/Accounts/" + settings.account() + "/" + what + ".json");
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "application/json")
            .header("Idempotency-Key", key.replaceAll("[^!-~]", "_"))
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder()
                        .encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
            .POST(HttpRequest.BodyPublishers.ofString(encoded(form)))
            .build();
    return switch (http.send(request)) {
      case PhoneHttp.Result.NotReached(String sentence) -> new Outcome.Unreachable(sentence, SOON);
      case PhoneHttp.Result.Answered answered -> outcome(answered, receiptWithin);
    };
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private Outcome outcome(PhoneHttp.Result.Answered answer, Duration receiptWithin) {
    int status = answer.status();
    Map<String, String> fields = FlatFields.json(answer.body());
    if (status >= 200 && status < 300) {
      String sid = fields.getOrDefault("sid", "");
      return new Outcome.Delivered(sid, settings.name(), sid.isEmpty() ? null : receiptWithin);
    }
    String said = settings.base().getHost() + " answered " + status;
    if (status == 401 || status == 403) {
      return new Outcome.Rejected(
          said
              + ". Check the settings phone.%s.account and phone.%s.token."
                  .formatted(settings.name(), settings.name()));
    }
    if (status == 429) {
      return new Outcome.Deferred(said + ".", outcomes.patience(answer.retryAfter()));
    }
    if (status >= 500 || status == 408 || status == 425) {
      return new Outcome.Unreachable(said + ".", outcomes.patience(answer.retryAfter()));
    }
    String reason = PlainText.oneLine(fields.getOrDefault("message", ""), MOST_SAID);
    String code = fields.getOrDefault("code", "").replaceAll("\\D", "");
    return new Outcome.Rejected(
        (said + (code.isEmpty() ? "" : " (error " + code + ")"))
            + (reason.isEmpty() ? "" : ": " + reason.replaceFirst("[.]$", ""))
            + ". Correct the number or the provider's settings.");
  }

  @Override
  public void close() {
    http.close();
  }
}
