package tocsin.web.http;

import io.netty.handler.codec.http.cookie.Cookie;
import io.netty.handler.codec.http.cookie.ServerCookieDecoder;
import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * A request that has arrived whole.
 *
 * @param path decoded, without query
 * @param params what the route's {@code :names} stand for
 * @param body within the face's limit; empty when there is none
 * @param clientAddress the network address as {@link Proxies#client} tells it; may be empty
 * @param baseUrl the address under which the client reached us, without a slash at its end
 * @param uri path and query as they were sent, which signatures are made over
 */
public record Request(
    String method,
    String path,
    Map<String, String> params,
    Query query,
    MultiMap headers,
    byte[] body,
    String clientAddress,
    String baseUrl,
    String uri) {
  /** What the route's {@code :name} stands for. */
  public String param(String name) {
    String value = params.get(name);
    if (value == null) {
      throw new IllegalArgumentException("The route has no :" + name);
    }
    return value;
  }

  /** The header's value; empty when it was not sent. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** The cookie's value; empty when it was not sent. */
  public Optional<String> cookie(String name) {
    return header("Cookie").stream()
        .flatMap(line -> ServerCookieDecoder.STRICT.decode(line).stream())
        .filter(cookie -> cookie.name().equals(name))
        .map(Cookie::value)
        .findFirst();
  }

  /** The body of a posted form; a body whose percent signs are broken is an empty form. */
  public Query form() {
    return Query.parse(new String(body, StandardCharsets.UTF_8)).orElse(new Query(Map.of()));
  }
}
