package tocsin.channel.chat.mattermost;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import tocsin.channel.FakeHttp;
import tools.jackson.databind.JsonNode;

/**
 * Mattermost's REST API with one bot and one person, as far as it refuses what the real one does.
 */
public final class FakeMattermost extends FakeHttp {
  public static final String TOKEN = "bot-token";
  private static final String API = "/api/v4";

  private final AtomicInteger ids = new AtomicInteger(1);

  @Override
  protected boolean concerned(Request request) {
    return request.path().equals(API + "/posts");
  }

  @Override
  protected Reply answer(Request request) {
    if (!request.header("Authorization").equals("Bearer " + TOKEN)) {
      return Reply.of(401, "{\"id\":\"api.context.session_expired.app_error\"}");
    }
    String path = request.path().replaceFirst("^" + API, "");
    return switch (request.method() + " " + path) {
      case "GET /users/me" -> Reply.of(200, "{\"id\":\"bot1\"}");
      case "GET /users/username/david" -> Reply.of(200, "{\"id\":\"david1\"}");
      case "POST /channels/direct" -> direct(request.body());
      case "POST /posts" -> post(request.body());
      default ->
          request.method().equals("PUT") && path.matches("/posts/p[0-9]+/patch")
              ? Reply.of(200, "{\"id\":\"p1\",\"channel_id\":\"direct1\"}")
              : Reply.of(404, "{}");
    };
  }

  private static Reply direct(JsonNode pair) {
    boolean both = pair.size() == 2 && pair.path(0).asString().equals("bot1");
    return both ? Reply.of(201, "{\"id\":\"direct1\"}") : Reply.of(400, "{}");
  }

  private Reply post(JsonNode post) {
    String channel = post.path("channel_id").asString("");
    boolean bad =
        post.path("message").asString("").length() > 16_383
            || post.path("props").toString().length() > 800_000;
    if (bad || !(channel.equals("direct1") || channel.startsWith("room"))) {
      return Reply.of(bad ? 400 : 403, "{}");
    }
    take(post.path("pending_post_id").asString(""), post);
    return Reply.of(
        201, "{\"id\":\"p%d\",\"channel_id\":\"%s\"}".formatted(ids.getAndIncrement(), channel));
  }

  @Override
  protected Reply refusal() {
    return Reply.of(403, "{\"id\":\"api.context.permissions.app_error\"}");
  }

  @Override
  protected Reply patience() {
    return new Reply(429, "limit exceeded", Map.of("Retry-After", "4"));
  }
}
