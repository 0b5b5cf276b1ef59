package tocsin.channel.webhook;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP/1.1 POST to an address that was checked before.
 *
 * <p>The JDK's client can't be used for that: it resolves the host again by itself, so that a name
 * server that answers differently the second time leads it inside, and it can't be given an address
 * to connect to while TLS and Host keep the name. A request that needs neither redirects, cookies,
 * compression nor the answer's body is short enough to write down.
 */
final class HttpPost {
  private static final int MAX_HEAD = 32_768;

  private final Supplier<SSLSocketFactory> tls;
  private final Duration timeout;

  /**
   * @param tls asked at the first encrypted connection: reading all trusted certificates takes long
   * @param timeout for connecting and for each read
   */
  HttpPost(Supplier<SSLSocketFactory> tls, Duration timeout) {
    this.tls = tls;
    this.timeout = timeout;
  }

  /**
   * What the server answered.
   *
   * @param retryAfter the header of that name, as it came
   */
  record Answer(int status, @Nullable String retryAfter) {}

  /** Sends the body, as JSON, and reads no more of the answer than its head. */
  Answer send(WebhookTarget target, InetAddress address, String key, byte[] body)
      throws IOException {
    try (Socket plain = new Socket()) {
      int millis = Math.toIntExact(timeout.toMillis());
      plain.setTcpNoDelay(true);
      plain.setSoTimeout(millis);
      plain.connect(new InetSocketAddress(address, target.port()), millis);
      if (!target.tls()) {
        return exchange(plain, target, key, body);
      }
      try (SSLSocket encrypted = encrypted(plain, target)) {
        return exchange(encrypted, target, key, body);
      }
    }
  }

  /** The name in the URL is the one that the certificate must have, whatever the address. */
  private SSLSocket encrypted(Socket plain, WebhookTarget target) throws IOException {
    SSLSocket socket =
        (SSLSocket) tls.get().createSocket(plain, target.host(), target.port(), true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private static Answer exchange(Socket socket, WebhookTarget target, String key, byte[] body)
      throws IOException {
    OutputStream out = socket.getOutputStream();
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(head(target, key, body.length).getBytes(StandardCharsets.US_ASCII));
    request.writeBytes(body);
    request.writeTo(out);
    out.flush();
    return new Head(new BufferedInputStream(socket.getInputStream())).answer();
  }

  private static String head(WebhookTarget target, String key, int length) {
    return String.join(
        "\r\n",
        "POST " + target.path() + " HTTP/1.1",
        "Host: " + target.authority(),
        "User-Agent: Tocsin",
        "Accept: */*",
        "Content-Type: application/json; charset=utf-8",
        "Content-Length: " + length,
        "Idempotency-Key: " + key,
        "Connection: close",
        "",
        "");
  }

  /** Reads the head of an answer, and never more than a bounded number of bytes. */
  private static final class Head {
    private final InputStream in;
    private int left = MAX_HEAD;

    Head(InputStream in) {
      this.in = in;
    }

    Answer answer() throws IOException {
      int status = status(line());
      String retryAfter = retryAfter();
      // 100 Continue and its like announce the real answer.
      return status >= 200 ? new Answer(status, retryAfter) : answer();
    }

    private static int status(String line) throws IOException {
      if (!line.matches("HTTP/1\\.[01] [1-5][0-9][0-9]( .*)?")) {
        throw new ProtocolException("The answer is not HTTP");
      }
      return Integer.parseInt(line.substring(9, 12));
    }

    private @Nullable String retryAfter() throws IOException {
      String found = null;
      for (String line = line(); !line.isEmpty(); line = line()) {
        int colon = line.indexOf(':');
        if (colon > 0 && line.substring(0, colon).toLowerCase(Locale.ROOT).equals("retry-after")) {
          found = line.substring(colon + 1).strip();
        }
      }
      return found;
    }

    private String line() throws IOException {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int next = in.read(); next != '\n'; next = in.read()) {
        if (next == -1 || --left < 0) {
          throw new ProtocolException("The answer ends too early or not at all");
        }
        if (next != '\r') {
          line.write(next);
        }
      }
      return line.toString(StandardCharsets.ISO_8859_1);
    }
  }
}
