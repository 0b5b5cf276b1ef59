package tocsin.web.openapi;

import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A request and its answer as they were seen on the wire, whoever sent it.
 *
 * @param target the path, and the query as it was sent
 * @param sent the request's body; empty when there was none
 */
public record Exchange(
    String method, String target, String sent, int status, HttpHeaders headers, String body) {

  /** What that program of the JDK's client sent and got. */
  public static Exchange of(HttpRequest request, HttpResponse<String> answer) {
    byte[] sent = request.bodyPublisher().map(SentBody::of).orElse(new byte[0]);
    String path = request.uri().getRawPath();
    String query = request.uri().getRawQuery();
    return new Exchange(
        request.method(),
        query == null ? path : path + "?" + query,
        new String(sent, StandardCharsets.UTF_8),
        answer.statusCode(),
        answer.headers(),
        Optional.ofNullable(answer.body()).orElse(""));
  }

  String path() {
    int end = target.indexOf('?');
    return end < 0 ? target : target.substring(0, end);
  }

  String query() {
    return target.substring(Math.min(path().length() + 1, target.length()));
  }
}
