package tocsin.channel.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import tocsin.channel.http.GuardedPost.Header;

/**
 * One HTTP/1.1 POST to an address that was checked before.
 *
 * <p>The JDK's client can't be used for that: it resolves the host again by itself, so that a name
 * server that answers differently the second time leads it inside, and it can't be given an address
 * to connect to while TLS and Host keep the name. A request that needs neither redirects, cookies
 * nor compression, and of the answer's body only its beginning, is short enough to write down.
 */
final class HttpPost {
  private static final int MAX_HEAD = 32_768;
  private static final int MAX_START = 1_000;
  private static final int FOR_BODY_MILLIS = 500;

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
   * @param start how the body begins, as far as it came soon
   */
  record Answer(int status, @Nullable String retryAfter, String start) {}

  /**
   * Sends the body, as JSON unless a header says otherwise, and reads the answer's head and how its
   * body begins.
   */
  Answer send(HttpTarget target, InetAddress address, List<Header> headers, byte[] body)
      throws IOException {
    try (Socket plain = new Socket()) {
      int millis = Math.toIntExact(timeout.toMillis());
      plain.setTcpNoDelay(true);
      plain.setSoTimeout(millis);
      connect(plain, new InetSocketAddress(address, target.port()), millis);
      if (!target.tls()) {
        return exchange(plain, target, headers, body);
      }
      try (SSLSocket encrypted = encrypted(plain, target)) {
        return exchange(encrypted, target, headers, body);
      }
    }
  }

  /** Nothing was sent yet when nobody answers here: another address may be tried. */
  private static void connect(Socket socket, InetSocketAddress to, int millis) throws IOException {
    try {
      socket.connect(to, millis);
    } catch (SocketTimeoutException e) {
      throw new ConnectException("Nobody answers there");
    }
  }

  /** The name in the URL is the one that the certificate must have, whatever the address. */
  private SSLSocket encrypted(Socket plain, HttpTarget target) throws IOException {
    SSLSocket socket =
        (SSLSocket) tls.get().createSocket(plain, target.host(), target.port(), true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private static Answer exchange(
      Socket socket, HttpTarget target, List<Header> headers, byte[] body) throws IOException {
    OutputStream out = socket.getOutputStream();
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(head(target, headers, body.length).getBytes(StandardCharsets.US_ASCII));
    request.writeBytes(body);
    request.writeTo(out);
    out.flush();
    InputStream in = new BufferedInputStream(socket.getInputStream());
    Head head = new Head(in);
    int status = head.status();
    socket.setSoTimeout(FOR_BODY_MILLIS);
    return new Answer(status, head.header("retry-after"), start(in, head));
  }

  /** A body is only for people to read, so that one that doesn't come changes nothing. */
  private static String start(InputStream in, Head head) {
    try {
      String length = head.header("content-length");
      int wanted = MAX_START;
      if (length != null && length.matches("[0-9]{1,3}")) {
        wanted = Integer.parseInt(length);
      }
      return length == null ? "" : new String(in.readNBytes(wanted), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  private static String head(HttpTarget target, List<Header> headers, int length) {
    List<String> lines = new ArrayList<>();
    lines.add("POST " + target.path() + " HTTP/1.1");
    lines.add("Host: " + target.authority());
    lines.add("User-Agent: Tocsin");
    lines.add("Accept: */*");
    if (headers.stream().noneMatch(header -> header.name().equalsIgnoreCase("Content-Type"))) {
      lines.add("Content-Type: application/json; charset=utf-8");
    }
    lines.add("Content-Length: " + length);
    headers.forEach(header -> lines.add(header.name() + ": " + header.value()));
    lines.add("Connection: close");
    return String.join("\r\n", lines) + "\r\n\r\n";
  }

  /** Reads the head of an answer, and never more than a bounded number of bytes. */
  private static final class Head {
    private final InputStream in;
    private final Map<String, String> headers = new HashMap<>();
    private int left = MAX_HEAD;

    Head(InputStream in) {
      this.in = in;
    }

    /** Reads the head. 100 Continue and its like announce the real answer. */
    int status() throws IOException {
      int status = status(line());
      headers.clear();
      for (String line = line(); !line.isEmpty(); line = line()) {
        int colon = line.indexOf(':');
        if (colon > 0) {
          headers.put(
              line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
        }
      }
      return status >= 200 ? status : status();
    }

    @Nullable String header(String name) {
      return headers.get(name);
    }

    private static int status(String line) throws IOException {
      if (!line.matches("HTTP/1\\.[01] [1-5][0-9][0-9]( .*)?")) {
        throw new ProtocolException("The answer is not HTTP");
      }
      return Integer.parseInt(line.substring(9, 12));
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
