package tocsin.channel.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateExpiredException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import tocsin.channel.TimeLimit;

/**
 * Posts to a URL that somebody with an account chose, and is no way into the network that Tocsin
 * stands in: the host is resolved once, each address is checked, and the connection goes to the
 * address that was checked. Redirects are not followed. Safe for use by several threads.
 */
public final class GuardedPost {
  private static final int MAX_ADDRESSES = 3;

  private final GuardSettings settings;
  private final Duration whole;
  private final Resolver resolver;
  private final HttpPost http;

  /** Finds the addresses of a host. */
  public interface Resolver {
    /** All of them, in the order to try them. */
    InetAddress[] resolve(String host) throws UnknownHostException;
  }

  /**
   * Uses the machine's DNS and the certificates that this Java trusts.
   *
   * @param whole after so long an attempt is cut off
   */
  public GuardedPost(GuardSettings settings, Duration whole) {
    this(
        settings,
        whole,
        InetAddress::getAllByName,
        () -> (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  /** The same, with a name server and certificates of a test. */
  public GuardedPost(
      GuardSettings settings, Duration whole, Resolver resolver, Supplier<SSLSocketFactory> tls) {
    this.settings = settings;
    this.whole = whole;
    this.resolver = resolver;
    this.http = new HttpPost(tls, settings.timeout());
  }

  /** One header of a request. */
  public record Header(String name, String value) {}

  /** What became of a request; sentences don't repeat the URL, for paths hold secrets. */
  public sealed interface Result {
    /**
     * The server answered.
     *
     * @param retryAfter the header of that name, as it came
     * @param start how the answer's body begins
     */
    record Answered(String host, int status, @Nullable String retryAfter, String start)
        implements Result {}

    /** We don't call such an address. */
    record Refused(String sentence) implements Result {}

    /** DNS doesn't know the host now. */
    record UnknownHost(String sentence) implements Result {}

    /** Nobody answered, or not in time. */
    record NotReached(String sentence) implements Result {}

    /** The server's certificate is not one that we trust for that name. */
    record Untrusted(String sentence, boolean expired) implements Result {}
  }

  /** What is wrong with that URL, in a sentence; empty when it could be called. */
  public static Optional<String> wrongWith(String url) {
    return switch (HttpTarget.read(url)) {
      case HttpTarget.Refused refused -> Optional.of(refused.sentence());
      case HttpTarget.Usable _ -> Optional.empty();
    };
  }

  /** Posts the body: as JSON, unless a header names another Content-Type. */
  public Result send(String url, List<Header> headers, byte[] body) throws InterruptedException {
    return switch (HttpTarget.read(url)) {
      case HttpTarget.Refused refused -> new Result.Refused(refused.sentence());
      case HttpTarget.Usable usable -> {
        HttpTarget target = usable.target();
        Result late = new Result.NotReached(target.host() + " was too slow to take it.");
        yield TimeLimit.within(whole, () -> attempt(target, headers, body), late);
      }
    };
  }

  private Result attempt(HttpTarget target, List<Header> headers, byte[] body) {
    List<InetAddress> addresses;
    try {
      addresses = allowed(target);
    } catch (UnknownHostException e) {
      return new Result.UnknownHost("DNS does not know " + target.host() + " now.");
    }
    if (addresses.isEmpty()) {
      return new Result.Refused(
          target.host()
              + " is inside this network, where such messages may not go. "
              + settings.remedy());
    }
    return firstThatConnects(target, addresses, headers, body);
  }

  private List<InetAddress> allowed(HttpTarget target) throws UnknownHostException {
    return Arrays.stream(resolver.resolve(target.host()))
        .filter(address -> settings.allowPrivate() || PublicAddress.isPublic(address))
        .limit(MAX_ADDRESSES)
        .toList();
  }

  /** A host may have an address that can't be reached from here, as IPv6 often can't. */
  private Result firstThatConnects(
      HttpTarget target, List<InetAddress> addresses, List<Header> headers, byte[] body) {
    for (InetAddress address : addresses) {
      try {
        HttpPost.Answer answer = http.send(target, address, headers, body);
        return new Result.Answered(
            target.host(), answer.status(), answer.retryAfter(), answer.start());
      } catch (ConnectException | NoRouteToHostException e) {
        continue;
      } catch (IOException e) {
        return broken(target, e);
      }
    }
    return new Result.NotReached(target.host() + " can't be reached.");
  }

  private static Result broken(HttpTarget target, IOException e) {
    return switch (e) {
      case SocketTimeoutException _ ->
          new Result.NotReached(target.host() + " did not answer in time.");
      case SSLException _ ->
          new Result.Untrusted(
              target.host() + " has no certificate for that name which this Java trusts.",
              isExpired(e));
      default -> new Result.NotReached(target.host() + " broke off or gave no answer in HTTP.");
    };
  }

  private static boolean isExpired(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateExpiredException) {
        return true;
      }
    }
    return false;
  }
}
