package tocsin.channel.phone;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tocsin.channel.TimeLimit;

/**
 * HTTP to a provider that whoever installs Tocsin chose. Follows no redirects, reads only the
 * beginning of an answer, and comes to an end in time for somebody else to be asked.
 */
public final class PhoneHttp implements AutoCloseable {
  private static final int MOST = 65_536;

  private final HttpClient http;
  private final Duration patience;

  /**
   * @param patience for the whole of a request
   */
  public PhoneHttp(Duration patience) {
    this.patience = patience;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(patience.dividedBy(2))
            .build();
  }

  /** What came of it. */
  public sealed interface Result {
    /**
     * An answer.
     *
     * @param retryAfter the header of that name, as it came
     * @param body as far as it was read
     */
    record Answered(int status, @Nullable String retryAfter, String body) implements Result {}

    /** Nobody answered, or not in time; a sentence. */
    record NotReached(String sentence) implements Result {}
  }

  /** Sends it. */
  public Result send(HttpRequest request) throws InterruptedException {
    String host = request.uri().getHost();
    return TimeLimit.within(
        patience,
        () -> exchange(request),
        new Result.NotReached(host + " did not answer in time."));
  }

  private Result exchange(HttpRequest request) {
    String host = request.uri().getHost();
    try {
      HttpResponse<InputStream> answer =
          http.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        String text = new String(body.readNBytes(MOST), StandardCharsets.UTF_8);
        String retryAfter = answer.headers().firstValue("retry-after").orElse(null);
        return new Result.Answered(answer.statusCode(), retryAfter, text);
      }
    } catch (IOException e) {
      return new Result.NotReached(host + " can't be reached, or broke off.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Result.NotReached(host + " did not answer in time.");
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
