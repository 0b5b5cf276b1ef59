package tocsin.channel.phone.gateway;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tocsin.channel.Channel;
import tocsin.channel.Message;
import tocsin.channel.Notice;
import tocsin.channel.Outcome;
import tocsin.channel.PlainText;
import tocsin.channel.http.PostOutcomes;
import tocsin.channel.phone.PhoneHttp;
import tocsin.channel.phone.PhoneWords;
import tocsin.channel.phone.Senders.Sender;
import tocsin.channel.phone.SmsText;
import tocsin.core.account.ContactKind;
import tocsin.core.account.ContactMethod;

/** Text messages by a request that whoever installed Tocsin wrote down. */
public final class GatewayTexts implements Channel, AutoCloseable {
  private static final Duration RECEIPT = Duration.ofMinutes(3);
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final int MOST_SAID = 100;

  private final GatewaySettings settings;
  private final Template url;
  private final Template body;
  private final PostOutcomes outcomes;
  private final PhoneHttp http;

  public GatewayTexts(GatewaySettings settings, InstantSource clock) {
    this.settings = settings;
    this.url = new Template(settings.request().url(), Template.Escaping.PERCENT);
    this.body =
        new Template(
            settings.request().body(), Template.Escaping.of(settings.request().contentType()));
    this.outcomes = new PostOutcomes(clock);
    this.http = new PhoneHttp(settings.patience());
  }

  @Override
  public String name() {
    return settings.name();
  }

  @Override
  public Set<ContactKind> kinds() {
    return Set.of(ContactKind.SMS);
  }

  @Override
  public Outcome send(Message message) throws InterruptedException {
    PhoneWords words = PhoneWords.of(message.language(), settings.standard());
    String text = SmsText.of(message, words, settings.answerable());
    return send(message.contact(), text, message.idempotencyKey());
  }

  @Override
  public Outcome tell(Notice notice) throws InterruptedException {
    return send(notice.contact(), SmsText.of(notice), notice.idempotencyKey());
  }

  /** Writes to a number, as the answer to what came from there. */
  public Outcome write(String number, String text, String key) throws InterruptedException {
    Optional<Sender> sender = Optional.ofNullable(settings.senders()).flatMap(s -> s.to(number));
    if (settings.senders() != null && sender.isEmpty()) {
      return new Outcome.Rejected(
          "No sender of %s is for that country. Add one to phone.%s.from, without a country."
              .formatted(name(), name()));
    }
    Map<Placeholder, String> values = new EnumMap<>(Placeholder.class);
    values.put(Placeholder.TO, number);
    values.put(Placeholder.DIGITS, number.substring(1));
    values.put(Placeholder.TEXT, text);
    values.put(Placeholder.FROM, sender.map(Sender::from).orElse(""));
    values.put(Placeholder.ID, key);
    return switch (http.send(request(values, key))) {
      case PhoneHttp.Result.NotReached(String sentence) -> new Outcome.Unreachable(sentence, SOON);
      case PhoneHttp.Result.Answered answered -> outcome(answered);
    };
  }

  private Outcome send(ContactMethod contact, String text, String key) throws InterruptedException {
    return write(contact.number(), text, key);
  }

  private HttpRequest request(Map<Placeholder, String> values, String key) {
    GatewaySettings.Request form = settings.request();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url.filled(values)))
            .header("Idempotency-Key", key.replaceAll("[^!-~]", "_"));
    form.headers().forEach(header -> request.header(header.name(), header.value()));
    if (form.body().isEmpty()) {
      return request.method(form.method(), BodyPublishers.noBody()).build();
    }
    return request
        .header("Content-Type", form.contentType())
        .method(form.method(), BodyPublishers.ofString(body.filled(values)))
        .build();
  }

  private Outcome outcome(PhoneHttp.Result.Answered answer) {
    GatewaySettings.Taken taken = settings.taken();
    int status = answer.status();
    boolean good = status >= taken.least() && status <= taken.most();
    if (good && answer.body().contains(taken.text())) {
      return new Outcome.Delivered(id(answer.body()), name(), taken.receipts() ? RECEIPT : null);
    }
    String said = name() + " answered " + status;
    if (good) { // many say in words only what went wrong, be it for now or for good
      return new Outcome.Unreachable(
          said + ": \"" + PlainText.oneLine(answer.body(), MOST_SAID) + "\".",
          PostOutcomes.USUAL_PATIENCE);
    }
    if (status == 429) {
      return new Outcome.Deferred(said + ".", outcomes.patience(answer.retryAfter()));
    }
    if (status >= 500 || status == 408 || status == 425) {
      return new Outcome.Unreachable(said + ".", outcomes.patience(answer.retryAfter()));
    }
    return new Outcome.Rejected(
        said + ". Correct the number, or the settings phone." + name() + ".*.");
  }

  private String id(String body) {
    Pattern pattern = settings.taken().id();
    if (pattern == null) {
      return "";
    }
    Matcher found = pattern.matcher(body);
    return found.find() && found.groupCount() > 0
        ? PlainText.oneLine(String.valueOf(found.group(1)), 200)
        : "";
  }

  @Override
  public void close() {
    http.close();
  }
}
