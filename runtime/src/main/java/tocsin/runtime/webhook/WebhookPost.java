package tocsin.runtime.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.channel.http.GuardedPost;
import tocsin.channel.http.GuardedPost.Header;
import tocsin.core.webhook.DeliveryRules.Result;
import tocsin.core.webhook.Receiver;
import tocsin.core.webhook.WebhookMessage;

/** One signed request to one receiver, and what its answer means. Safe for several threads. */
public final class WebhookPost implements WebhookSender.Post {
  private static final int TOO_MANY = 429;

  private final GuardedPost post;
  private final WebhookSecrets secrets;
  private final RoomPost rooms;

  public WebhookPost(GuardedPost post, WebhookSecrets secrets, RoomPost rooms) {
    this.post = post;
    this.secrets = secrets;
    this.rooms = rooms;
  }

  @Override
  public Attempted send(WebhookMessage message, Receiver receiver, Instant now)
      throws InterruptedException {
    List<Header> headers = new ArrayList<>();
    headers.add(new Header("X-Webhook-Id", message.id()));
    if (receiver.format() == Receiver.Format.ROOM) {
      headers.addAll(secrets.headers(receiver.id(), receiver.headers()));
      return rooms.send(message, receiver, headers);
    }
    byte[] body = message.body().getBytes(StandardCharsets.UTF_8);
    List<String> keys = secrets.keys(receiver.id(), now);
    if (!keys.isEmpty()) {
      headers.add(new Header("X-PagerDuty-Signature", Signature.of(body, keys)));
    }
    headers.addAll(secrets.headers(receiver.id(), receiver.headers()));
    return meaning(post.send(receiver.url(), headers, body));
  }

  static Attempted meaning(GuardedPost.Result result) {
    return switch (result) {
      case GuardedPost.Result.Answered answered ->
          new Attempted(meaning(answered), answered.status(), answered.start());
      case GuardedPost.Result.Refused(String sentence) ->
          new Attempted(new Result.Refused(), 0, sentence);
      case GuardedPost.Result.UnknownHost(String sentence) ->
          new Attempted(new Result.Failed(null), 0, sentence);
      case GuardedPost.Result.NotReached(String sentence) ->
          new Attempted(new Result.Failed(null), 0, sentence);
      case GuardedPost.Result.Untrusted(String sentence, boolean expired) ->
          new Attempted(expired ? new Result.Failed(null) : new Result.Refused(), 0, sentence);
    };
  }

  /** Redirects are refusals: they are not followed, and the next try would be sent on again. */
  private static Result meaning(GuardedPost.Result.Answered answered) {
    int status = answered.status();
    if (status < 300) {
      return new Result.Taken();
    }
    if (status >= 500 || status == TOO_MANY) {
      return new Result.Failed(patience(answered.retryAfter()));
    }
    return new Result.Refused();
  }

  /** As seconds; a date is not worth reading: our own waits are as good. */
  private static @Nullable Duration patience(@Nullable String retryAfter) {
    return retryAfter != null && retryAfter.matches("[0-9]{1,6}")
        ? Duration.ofSeconds(Long.parseLong(retryAfter))
        : null;
  }
}
