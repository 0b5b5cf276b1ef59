package tocsin.web.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What is sent back: a status, headers in order, and a body that is not changed any more. */
public record Reply(int status, List<Header> headers, byte[] body) {
  private static final byte[] NOTHING = {};

  public Reply {
    headers = List.copyOf(headers);
  }

  /** One header line. */
  public record Header(String name, String value) {}

  /** JSON text. */
  public static Reply json(int status, byte[] body) {
    return of(status, "application/json;charset=utf-8", body);
  }

  /** A page. */
  public static Reply html(int status, String page) {
    return of(status, "text/html;charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
  }

  /** Plain text. */
  public static Reply text(int status, String text) {
    return of(status, "text/plain;charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  /** Any body with its media type. */
  public static Reply of(int status, String contentType, byte[] body) {
    return new Reply(status, List.of(new Header("Content-Type", contentType)), body);
  }

  /** A status that says everything. */
  public static Reply empty(int status) {
    return new Reply(status, List.of(), NOTHING);
  }

  /** Sends a browser on with GET, after a form. Never for the APIs: clients break on it. */
  public static Reply seeOther(String location) {
    return empty(303).with("Location", location);
  }

  /** This reply with one header more. */
  public Reply with(String name, String value) {
    List<Header> more = new ArrayList<>(headers);
    more.add(new Header(name, value));
    return new Reply(status, more, body);
  }

  /** Whether a header of that name is set, compared without case. */
  public boolean has(String name) {
    return headers.stream().anyMatch(header -> header.name().equalsIgnoreCase(name));
  }

  /** The body as text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
