package tocsin.runtime.selfcheck;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pings heartbeats elsewhere, such as those of another Tocsin: they page when they hear nothing.
 */
public final class Watchers {
  private static final Logger LOG = LoggerFactory.getLogger(Watchers.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final List<URI> addresses;
  private final Executor executor;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  /**
   * Watchers at these addresses.
   *
   * @param executor runs calls, which block
   */
  public Watchers(List<URI> addresses, Executor executor) {
    this.addresses = List.copyOf(addresses);
    this.executor = executor;
  }

  /** Pings all of them; returns at once. */
  public void tell() {
    addresses.forEach(address -> executor.execute(() -> ping(address)));
  }

  /** Addresses carry secrets in their paths, so only hosts are logged. */
  private void ping(URI address) {
    try {
      HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
      int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status / 100 != 2) {
        LOG.warn("The watcher at {} answered {}", address.getHost(), status);
      }
    } catch (IOException e) {
      LOG.warn("The watcher at {} can't be reached", address.getHost());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
