package tocsin.channel.webhook;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;
import tocsin.channel.Channel;
import tocsin.channel.Message;
import tocsin.channel.Notice;
import tocsin.channel.Outcome;
import tocsin.channel.Outcome.Rejected;
import tocsin.channel.Outcome.Unreachable;
import tocsin.channel.webhook.GuardedPost.Header;
import tocsin.channel.webhook.GuardedPost.Result;
import tocsin.core.account.ContactKind;
import tocsin.core.account.ContactMethod;

/**
 * Pages by an HTTP request to a URL that the user chose. Since anybody with an account may choose
 * one, it goes through {@link GuardedPost}.
 */
public final class WebhookChannel implements Channel {
  private static final Duration WHOLE_ATTEMPT = Duration.ofSeconds(25);
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Duration LATER = Duration.ofSeconds(30);

  private final WebhookAnswers answers;
  private final GuardedPost post;

  /** Uses the machine's DNS and the certificates that this Java trusts. */
  public WebhookChannel(WebhookSettings settings, InstantSource clock) {
    this(new GuardedPost(settings, WHOLE_ATTEMPT), clock);
  }

  WebhookChannel(
      WebhookSettings settings,
      InstantSource clock,
      GuardedPost.Resolver resolver,
      Supplier<SSLSocketFactory> tls) {
    this(new GuardedPost(settings, WHOLE_ATTEMPT, resolver, tls), clock);
  }

  private WebhookChannel(GuardedPost post, InstantSource clock) {
    this.post = post;
    this.answers = new WebhookAnswers(clock);
  }

  @Override
  public String name() {
    return "webhook";
  }

  @Override
  public Set<ContactKind> kinds() {
    return Set.of(ContactKind.WEBHOOK);
  }

  @Override
  public Outcome send(Message message) throws InterruptedException {
    return post(message.contact(), message.idempotencyKey(), WebhookBody.of(message));
  }

  @Override
  public Outcome tell(Notice notice) throws InterruptedException {
    return post(notice.contact(), notice.idempotencyKey(), WebhookBody.of(notice));
  }

  private Outcome post(ContactMethod contact, String key, byte[] body) throws InterruptedException {
    List<Header> headers = List.of(new Header("Idempotency-Key", headerValue(key)));
    return switch (post.send(contact.address(), headers, body)) {
      case Result.Answered answered -> answers.outcome(answered);
      case Result.Refused(String sentence) -> new Rejected(sentence);
      case Result.UnknownHost(String sentence) -> new Unreachable(sentence, LATER);
      case Result.NotReached(String sentence) -> new Unreachable(sentence, SOON);
      case Result.Untrusted untrusted -> new Unreachable(untrusted.sentence(), LATER);
    };
  }

  private static String headerValue(String key) {
    return key.replaceAll("[^!-~]", "_");
  }
}
