package tocsin.web.http;

import java.time.Duration;

/**
 * How much and how long the HTTP server puts up with.
 *
 * @param idle a connection on which nothing moves for so long is closed
 * @param patience a request must arrive whole within this time; shorter than {@code idle}, so that
 *     a slow sender is told before it is cut off
 * @param connections held open at once
 * @param bodyBytes of all requests under way together
 * @param drain how long requests under way may take when the server stops
 */
public record HttpLimits(
    Duration idle, Duration patience, int connections, long bodyBytes, Duration drain) {
  /** What serves everybody. */
  public static final HttpLimits USUAL =
      new HttpLimits(
          Duration.ofSeconds(30), Duration.ofSeconds(20), 10_000, 64L << 20, Duration.ofSeconds(3));
}
