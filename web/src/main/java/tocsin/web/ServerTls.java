package tocsin.web;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.util.Collection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tocsin.web.http.TlsFiles;

/**
 * TLS for the listeners. A certificate that was renewed is taken within seconds; one that can't be
 * used is said once, and the old one goes on.
 */
final class ServerTls {
  private static final Logger LOG = LoggerFactory.getLogger(ServerTls.class);
  private static final long LOOK_EVERY_MILLIS = 2_000;

  private final Vertx vertx;
  private final TlsFiles files;
  private final Collection<HttpServer> servers;
  private PemKeyCertOptions current;
  private String complaint = "";

  /**
   * Reads the files once.
   *
   * @param servers those who listen, now and later
   * @throws TlsFiles.Unusable when they are no good
   */
  ServerTls(Vertx vertx, TlsFiles files, Collection<HttpServer> servers) {
    this.vertx = vertx;
    this.files = files;
    this.servers = servers;
    this.current = files.read(vertx);
  }

  /** Makes listeners of these options speak TLS, and looks after the files from now on. */
  void secure(HttpServerOptions options) {
    options.setSsl(true).setKeyCertOptions(current);
    vertx.setPeriodic(
        LOOK_EVERY_MILLIS,
        timer -> {
          Future<?> _ = vertx.executeBlocking(this::look);
        });
  }

  /** Whether the files are good now. */
  private synchronized boolean look() {
    try {
      PemKeyCertOptions now = files.read(vertx);
      if (!now.equals(current)) {
        current = now;
        servers.forEach(server -> {
          Future<Boolean> _ =
              server.updateSSLOptions(new ServerSSLOptions().setKeyCertOptions(now));
        });
        LOG.info("The certificate was renewed");
      }
      complaint = "";
    } catch (TlsFiles.Unusable e) {
      if (!complaint.equals(e.sentence())) {
        complaint = e.sentence();
        LOG.warn("{} The old certificate is kept.", complaint);
      }
    }
    return complaint.isEmpty();
  }
}
