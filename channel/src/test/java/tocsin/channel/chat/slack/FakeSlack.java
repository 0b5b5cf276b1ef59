package tocsin.channel.chat.slack;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import tocsin.channel.FakeHttp;
import tools.jackson.databind.JsonNode;

/** Slack's Web API with one workspace, as far as it refuses what the real one refuses. */
public final class FakeSlack extends FakeHttp {
  public static final String TOKEN = "xoxb-1";
  public static final String DAVID = "U0DAVID";

  private final AtomicInteger stamps = new AtomicInteger(1);

  @Override
  protected Reply answer(Request request) {
    if (!request.header("Authorization").equals("Bearer " + TOKEN)) {
      return no("invalid_auth");
    }
    return switch (request.path()) {
      case "/api/chat.postMessage" -> post(request.body());
      case "/api/chat.update" -> update(request.body());
      case "/api/chat.postEphemeral" -> Reply.of(200, "{\"ok\":true}");
      default -> no("unknown_method");
    };
  }

  private Reply post(JsonNode message) {
    String channel = message.path("channel").asString("");
    if (!channel.equals(DAVID) && !channel.startsWith("C") && !channel.startsWith("D")) {
      return no("channel_not_found");
    }
    String fault = fault(message);
    if (!fault.isEmpty()) {
      return no(fault);
    }
    take(message.at("/metadata/event_payload/key").asString(""), message);
    String where = channel.equals(DAVID) ? "D0DAVID" : channel;
    return Reply.of(
        200,
        "{\"ok\":true,\"channel\":\"%s\",\"ts\":\"1.%03d\"}"
            .formatted(where, stamps.getAndIncrement()));
  }

  private Reply update(JsonNode message) {
    String fault = fault(message);
    return fault.isEmpty() && message.has("ts")
        ? Reply.of(
            200,
            "{\"ok\":true,\"channel\":\"%s\",\"ts\":\"%s\"}"
                .formatted(message.path("channel").asString(), message.path("ts").asString()))
        : no("message_not_found");
  }

  /** The limits of blocks, and that text is there. */
  private static String fault(JsonNode message) {
    JsonNode blocks = message.path("blocks");
    if (message.path("text").asString("").isEmpty() && blocks.isEmpty()) {
      return "no_text";
    }
    if (blocks.size() > 50) {
      return "invalid_blocks";
    }
    for (JsonNode block : blocks) {
      String text = block.path("text").path("text").asString("x");
      int most = block.path("type").asString().equals("header") ? 150 : 3_000;
      boolean bad =
          text.isEmpty()
              || text.length() > most
              || block.path("fields").size() > 10
              || (block.has("elements") && block.path("elements").isEmpty());
      if (bad) {
        return "invalid_blocks";
      }
    }
    return "";
  }

  private static Reply no(String error) {
    return Reply.of(200, "{\"ok\":false,\"error\":\"%s\"}".formatted(error));
  }

  @Override
  protected Reply refusal() {
    return no("channel_not_found");
  }

  @Override
  protected Reply patience() {
    return new Reply(429, "{\"ok\":false,\"error\":\"ratelimited\"}", Map.of("Retry-After", "7"));
  }
}
