package tocsin.channel.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * Where a request goes: the parts of its URL that a request is made of.
 *
 * @param host without brackets, also for IPv6
 * @param path with its query, ready for a request line
 */
record HttpTarget(boolean tls, String host, int port, String path) {

  /** What reading a URL gave. */
  sealed interface Reading {}

  /** A URL that can be called. */
  record Usable(HttpTarget target) implements Reading {}

  /** A sentence that says what is wrong with it. It doesn't repeat the URL: paths hold secrets. */
  record Refused(String sentence) implements Reading {}

  static Reading read(String url) {
    URI uri;
    try {
      uri = new URI(new URI(url.strip()).toASCIIString());
    } catch (URISyntaxException e) {
      return new Refused("The address is not a URL. Correct the contact method.");
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      return new Refused("The address must begin with https:// or http://.");
    }
    if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > 65_535) {
      return new Refused("The address names no host that can be called.");
    }
    if (uri.getRawUserInfo() != null) {
      return new Refused("The address must not hold a user or password.");
    }
    return new Usable(of(uri, scheme.equals("https")));
  }

  private static HttpTarget of(URI uri, boolean tls) {
    String host = uri.getHost();
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    int usual = tls ? 443 : 80;
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return new HttpTarget(tls, bare, uri.getPort() == -1 ? usual : uri.getPort(), path + query);
  }

  /** As the Host header wants it. */
  String authority() {
    String literal = host.contains(":") ? "[" + host + "]" : host;
    return port == (tls ? 443 : 80) ? literal : literal + ":" + port;
  }
}
