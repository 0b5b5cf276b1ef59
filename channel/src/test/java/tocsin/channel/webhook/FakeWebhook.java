package tocsin.channel.webhook;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.net.ssl.SSLContext;
import tocsin.channel.FakeHttp;

/** What somebody has built to receive pages. */
public final class FakeWebhook extends FakeHttp {
  private volatile Reply reply = Reply.of(204, "");

  public FakeWebhook() {}

  private FakeWebhook(HttpServer server) {
    super(server);
  }

  static FakeWebhook https(SSLContext certificate) {
    try {
      HttpsServer server = HttpsServer.create(anyPort(), 500);
      server.setHttpsConfigurator(new HttpsConfigurator(certificate));
      return new FakeWebhook(server);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How requests that are taken are answered. */
  void answer(int status, Map<String, String> headers) {
    reply = new Reply(status, "", headers);
  }

  @Override
  protected Reply answer(Request request) {
    take(request.header("Idempotency-Key"), request.text());
    return reply;
  }

  @Override
  protected Reply refusal() {
    return Reply.of(404, "");
  }
}
