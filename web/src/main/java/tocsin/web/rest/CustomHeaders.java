package tocsin.web.rest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tocsin.channel.http.GuardedPost.Header;

/** Headers that somebody wants to be sent with each webhook; they can't change the request. */
final class CustomHeaders {
  private static final int MOST = 10;
  private static final int LONGEST_VALUE = 1_000;
  private static final Set<String> OURS =
      Set.of(
          "host",
          "connection",
          "content-length",
          "content-type",
          "transfer-encoding",
          "expect",
          "upgrade",
          "te",
          "trailer",
          "x-pagerduty-signature",
          "x-webhook-id");

  private CustomHeaders() {}

  /** Of a {@code delivery_method}; what is wrong with them is noted there. */
  static List<Header> read(Input method) {
    List<Header> headers = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Input each : method.objects("custom_headers", MOST)) {
      String name = each.filled("name", 100, true).orElse("");
      String value = each.filled("value", LONGEST_VALUE, true).orElse("");
      String plain = name.toLowerCase(Locale.ROOT);
      if (!name.matches("[A-Za-z0-9-]*") || !value.matches("[ -~]*")) {
        each.wrong(
            "Custom headers must have a name of letters, digits and dashes, and a value in"
                + " printable ASCII");
      } else if (OURS.contains(plain) || !names.add(plain)) {
        each.wrong("Custom header " + name + " is set by us, or there twice");
      } else {
        headers.add(new Header(name, value));
      }
    }
    return headers;
  }
}
