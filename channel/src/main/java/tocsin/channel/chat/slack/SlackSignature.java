package tocsin.channel.chat.slack;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import tocsin.channel.Callback;
import tocsin.channel.chat.Hmac;

/**
 * Whether a call comes from Slack: version 0 of its signatures, and not older or newer than five
 * minutes, so that nobody can say it again later.
 */
final class SlackSignature {
  private static final Duration WINDOW = Duration.ofMinutes(5);

  private final byte[] secret;
  private final InstantSource clock;

  SlackSignature(String secret, InstantSource clock) {
    this.secret = secret.getBytes(StandardCharsets.UTF_8);
    this.clock = clock;
  }

  boolean fits(Callback.Call call) {
    String stamp = call.header("x-slack-request-timestamp").orElse("");
    String given = call.header("x-slack-signature").orElse("");
    if (!stamp.matches("[0-9]{1,12}") || isStale(Long.parseLong(stamp))) {
      return false;
    }
    return Hmac.same("v0=" + Hmac.sign(secret, "v0:" + stamp + ":" + call.text()), given);
  }

  private boolean isStale(long stamp) {
    Duration away = Duration.between(Instant.ofEpochSecond(stamp), clock.instant()).abs();
    return away.compareTo(WINDOW) > 0;
  }
}
