package tocsin.web.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The addresses under which clients reach this server. Each is without a slash at its end, and null
 * when it was not configured.
 *
 * @param configured for links; otherwise what the client or its proxy says
 * @param self what {@code self} begins with in the REST API; otherwise as for links
 * @param html what {@code html_url} begins with in the REST API; otherwise as for links
 */
public record OwnAddress(
    @Nullable String configured, @Nullable String self, @Nullable String html) {
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+]");

  /** What addresses in one answer of the REST API begin with. */
  public record Bases(String self, String html) {}

  /** For links: as configured, or as the client or its proxy says in Host and X-Forwarded-Proto. */
  public String of(HttpServerRequest request) {
    if (configured != null) {
      return configured;
    }
    String forwarded = request.getHeader("X-Forwarded-Proto");
    boolean secure =
        request.isSSL()
            || (forwarded != null && forwarded.toLowerCase(Locale.ROOT).startsWith("https"));
    return (secure ? "https://" : "http://") + authority(request);
  }

  /** For an answer of the REST API to a request whose links begin like that. */
  public Bases bases(String links) {
    return new Bases(
        Objects.requireNonNullElse(self, links), Objects.requireNonNullElse(html, links));
  }

  private static String authority(HttpServerRequest request) {
    HostAndPort asked = request.authority();
    if (asked != null && HOST.matcher(asked.host()).matches()) {
      return asked.port() > 0 ? asked.host() + ":" + asked.port() : asked.host();
    }
    var local = request.localAddress();
    return local.hostAddress() + ":" + local.port();
  }
}
