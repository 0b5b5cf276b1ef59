package tocsin.web.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address under which clients reach this server: what {@code self} and links must begin with.
 *
 * @param configured wins when it is set; without a slash at its end
 */
public record OwnAddress(@Nullable String configured) {
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+]");

  /** As configured, or as the client or its proxy says in Host and X-Forwarded-Proto. */
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

  private static String authority(HttpServerRequest request) {
    HostAndPort asked = request.authority();
    if (asked != null && HOST.matcher(asked.host()).matches()) {
      return asked.port() > 0 ? asked.host() + ":" + asked.port() : asked.host();
    }
    var local = request.localAddress();
    return local.hostAddress() + ":" + local.port();
  }
}
