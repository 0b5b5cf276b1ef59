package tocsin.acceptance;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tocsin.web.openapi.Contract;
import tocsin.web.openapi.Exchange;

/** An answer of the Events API v2 as it comes over a bare connection; it is as is described. */
public final class BareAnswer {
  static final String PATH = "/v2/enqueue";

  private BareAnswer() {}

  /** Reads the answer to that body; its status. A connection that ends before it does is an EOF. */
  public static int read(String sent, InputStream in) throws IOException {
    int status = Integer.parseInt(line(in).split(" ")[1]);
    Map<String, List<String>> headers = new TreeMap<>();
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      int colon = header.indexOf(':');
      headers
          .computeIfAbsent(header.substring(0, colon), name -> new ArrayList<>())
          .add(header.substring(colon + 1).strip());
    }
    HttpHeaders named = HttpHeaders.of(headers, (name, value) -> true);
    int length = (int) named.firstValueAsLong("Content-Length").orElse(0);
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new EOFException();
    }
    String text = new String(body, StandardCharsets.UTF_8);
    Contract.check(new Exchange("POST", PATH, sent, status, named, text));
    return status;
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException();
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }
}
