package tocsin.channel.webhook;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import tocsin.channel.Channel;
import tocsin.channel.Message;
import tocsin.channel.Notice;
import tocsin.channel.Outcome;
import tocsin.channel.Outcome.Rejected;
import tocsin.channel.Outcome.Unreachable;
import tocsin.channel.TimeLimit;
import tocsin.core.account.ContactKind;
import tocsin.core.account.ContactMethod;

/**
 * Pages by an HTTP request to a URL that the user chose. Since anybody with an account may choose
 * one, it must not become a way into the network that Tocsin stands in: the host is resolved once,
 * each address is checked, and the connection goes to the address that was checked.
 */
public final class WebhookChannel implements Channel {
  private static final Duration WHOLE_ATTEMPT = Duration.ofSeconds(25);
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Duration LATER = Duration.ofSeconds(30);
  private static final int MAX_ADDRESSES = 3;

  private final WebhookSettings settings;
  private final WebhookAnswers answers;
  private final Resolver resolver;
  private final HttpPost http;

  /** Finds the addresses of a host. */
  interface Resolver {
    InetAddress[] resolve(String host) throws UnknownHostException;
  }

  /** Uses the machine's DNS and the certificates that this Java trusts. */
  public WebhookChannel(WebhookSettings settings, InstantSource clock) {
    this(
        settings,
        clock,
        InetAddress::getAllByName,
        () -> (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  WebhookChannel(
      WebhookSettings settings,
      InstantSource clock,
      Resolver resolver,
      Supplier<SSLSocketFactory> tls) {
    this.settings = settings;
    this.answers = new WebhookAnswers(clock);
    this.resolver = resolver;
    this.http = new HttpPost(tls, settings.timeout());
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
    return switch (WebhookTarget.read(contact.address())) {
      case WebhookTarget.Refused refused -> new Rejected(refused.sentence());
      case WebhookTarget.Usable usable -> {
        WebhookTarget target = usable.target();
        Outcome late = new Unreachable(target.host() + " was too slow to take the page.", SOON);
        yield TimeLimit.within(WHOLE_ATTEMPT, () -> attempt(target, key, body), late);
      }
    };
  }

  private Outcome attempt(WebhookTarget target, String key, byte[] body) {
    List<InetAddress> addresses;
    try {
      addresses = allowed(target);
    } catch (UnknownHostException e) {
      return new Unreachable("DNS does not know " + target.host() + " now.", LATER);
    }
    if (addresses.isEmpty()) {
      return new Rejected(
          target.host()
              + " is inside this network, where webhooks may not go. An administrator can set"
              + " webhook.allow-private.");
    }
    return firstThatConnects(target, addresses, headerValue(key), body);
  }

  private List<InetAddress> allowed(WebhookTarget target) throws UnknownHostException {
    return Arrays.stream(resolver.resolve(target.host()))
        .filter(address -> settings.allowPrivate() || PublicAddress.isPublic(address))
        .limit(MAX_ADDRESSES)
        .toList();
  }

  /** A host may have an address that can't be reached from here, as IPv6 often can't. */
  private Outcome firstThatConnects(
      WebhookTarget target, List<InetAddress> addresses, String key, byte[] body) {
    Outcome outcome = new Unreachable(target.host() + " can't be reached.", SOON);
    for (InetAddress address : addresses) {
      try {
        return answers.outcome(target.host(), http.send(target, address, key, body));
      } catch (ConnectException | NoRouteToHostException e) {
        outcome = new Unreachable(target.host() + " can't be reached.", SOON);
      } catch (IOException e) {
        return broken(target, e);
      }
    }
    return outcome;
  }

  private static Outcome broken(WebhookTarget target, IOException e) {
    return switch (e) {
      case SocketTimeoutException late ->
          new Unreachable(target.host() + " did not answer in time.", SOON);
      case SSLException untrusted ->
          new Unreachable(
              target.host() + " has no certificate for that name which this Java trusts.", LATER);
      default -> new Unreachable(target.host() + " broke off or gave no answer in HTTP.", SOON);
    };
  }

  private static String headerValue(String key) {
    return key.replaceAll("[^!-~]", "_");
  }
}
