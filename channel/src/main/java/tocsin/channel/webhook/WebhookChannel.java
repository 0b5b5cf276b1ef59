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
import tocsin.channel.http.GuardSettings;
import tocsin.channel.http.GuardedPost;
import tocsin.channel.http.GuardedPost.Header;
import tocsin.channel.http.GuardedPost.Result;
import tocsin.channel.http.PostOutcomes;
import tocsin.core.account.ContactKind;
import tocsin.core.account.ContactMethod;

/**
 * Pages by an HTTP request to a URL that the user chose. Since anybody with an account may choose
 * one, it goes through {@link GuardedPost}.
 */
public final class WebhookChannel implements Channel {
  private static final Duration WHOLE_ATTEMPT = Duration.ofSeconds(25);

  private final PostOutcomes answers;
  private final GuardedPost post;

  /** Uses the machine's DNS and the certificates that this Java trusts. */
  public WebhookChannel(GuardSettings settings, InstantSource clock) {
    this(new GuardedPost(settings, WHOLE_ATTEMPT), clock);
  }

  WebhookChannel(
      GuardSettings settings,
      InstantSource clock,
      GuardedPost.Resolver resolver,
      Supplier<SSLSocketFactory> tls) {
    this(new GuardedPost(settings, WHOLE_ATTEMPT, resolver, tls), clock);
  }

  private WebhookChannel(GuardedPost post, InstantSource clock) {
    this.post = post;
    this.answers = new PostOutcomes(clock);
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
    return answers.of(post.send(contact.address(), headers, body), "", WebhookChannel::advice);
  }

  private static String advice(Result.Answered answered) {
    return "Correct the contact method or what receives it.";
  }

  private static String headerValue(String key) {
    return key.replaceAll("[^!-~]", "_");
  }
}
