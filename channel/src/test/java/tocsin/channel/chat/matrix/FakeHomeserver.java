package tocsin.channel.chat.matrix;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import tocsin.channel.FakeHttp;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A Matrix homeserver with one bot, as far as it refuses what the real one refuses. */
public final class FakeHomeserver extends FakeHttp {
  public static final String TOKEN = "syt_bot";
  public static final String BOT = "@tocsin:example.org";
  public static final String DAVID = "@david:example.org";
  private static final String API = "/_matrix/client/v3";
  private static final int LARGEST_EVENT = 65_536;

  private final AtomicInteger ids = new AtomicInteger(1);
  private final Map<String, String> transactions = new ConcurrentHashMap<>();
  private final Map<String, JsonNode> events = new ConcurrentHashMap<>();
  private final Map<String, JsonNode> accountData = new ConcurrentHashMap<>();
  private volatile boolean accountDataLost;
  private final List<String> news = new ArrayList<>();
  private final List<String> joined = new ArrayList<>(List.of("!team:example.org"));

  /** Somebody does something in a room. */
  public synchronized void happens(String room, String event) {
    news.add("{\"%s\":{\"timeline\":{\"events\":[%s]}}}".formatted(room, event));
  }

  /** The id of the event with that content. */
  public String eventOf(JsonNode content) {
    return events.entrySet().stream()
        .filter(event -> event.getValue().path("content").equals(content))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  @Override
  protected boolean concerned(Request request) {
    return request.path().contains("/send/");
  }

  @Override
  protected Reply answer(Request request) {
    if (!request.header("Authorization").equals("Bearer " + TOKEN)) {
      return no(401, "M_UNKNOWN_TOKEN");
    }
    URI uri = URI.create(request.path());
    String path = uri.getPath().replaceFirst("^" + API, "");
    String[] parts = path.split("/");
    return switch (parts[1]) {
      case "account" -> Reply.of(200, "{\"user_id\":\"" + BOT + "\"}");
      case "user" -> accountData(request, path);
      case "createRoom" -> create(request.body());
      case "join" -> join(parts[2]);
      case "sync" -> sync(uri.getRawQuery());
      case "rooms" -> room(request, parts);
      default -> no(404, "M_UNRECOGNIZED");
    };
  }

  /** Whether what accounts keep here can't be read just now. */
  public void loseAccountData(boolean lost) {
    accountDataLost = lost;
  }

  private Reply accountData(Request request, String path) {
    if (accountDataLost) {
      return no(502, "M_UNKNOWN");
    }
    if (request.method().equals("PUT")) {
      accountData.put(path, request.body());
      return Reply.of(200, "{}");
    }
    JsonNode found = accountData.get(path);
    return found == null ? no(404, "M_NOT_FOUND") : Reply.of(200, found.toString());
  }

  private synchronized Reply create(JsonNode wish) {
    if (!wish.path("is_direct").asBoolean() || wish.path("invite").isEmpty()) {
      return no(400, "M_BAD_JSON");
    }
    joined.add("!direct" + joined.size() + ":example.org");
    return Reply.of(200, "{\"room_id\":\"%s\"}".formatted(joined.getLast()));
  }

  private synchronized Reply join(String room) {
    if (!room.startsWith("!invited")) {
      return no(403, "M_FORBIDDEN");
    }
    joined.add(room);
    return Reply.of(200, "{\"room_id\":\"%s\"}".formatted(room));
  }

  private synchronized Reply sync(String query) {
    boolean first = !query.contains("since=s");
    int since = first ? 0 : Integer.parseInt(query.replaceAll(".*since=s", ""));
    ObjectNode answer = JSON.createObjectNode().put("next_batch", "s" + news.size());
    ObjectNode rooms = answer.putObject("rooms").putObject("join");
    if (since < news.size()) {
      JSON.readTree(news.get(since)).properties().forEach(e -> rooms.set(e.getKey(), e.getValue()));
      answer.put("next_batch", "s" + (first ? news.size() : since + 1));
    }
    return Reply.of(200, answer.toString());
  }

  private Reply room(Request request, String[] parts) {
    String room = decoded(parts[2]);
    if (parts[3].equals("event")) {
      JsonNode event = events.get(decoded(parts[4]));
      return event == null ? no(404, "M_NOT_FOUND") : Reply.of(200, event.toString());
    }
    synchronized (this) {
      if (!joined.contains(room)) {
        return no(403, "M_FORBIDDEN");
      }
    }
    return send(parts[5], request.body());
  }

  private Reply send(String transaction, JsonNode content) {
    boolean bad =
        content.path("body").asString("").isEmpty()
            || content.toString().getBytes(StandardCharsets.UTF_8).length > LARGEST_EVENT;
    if (bad) {
      return no(413, "M_TOO_LARGE");
    }
    String id = transactions.computeIfAbsent(transaction, unused -> "$e" + ids.getAndIncrement());
    ObjectNode event = JSON.createObjectNode().put("sender", BOT);
    event.set("content", content);
    events.put(id, event);
    if (content.path("msgtype").asString().equals("m.text")) {
      take(transaction, content);
    }
    return Reply.of(200, "{\"event_id\":\"%s\"}".formatted(id));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static Reply no(int status, String code) {
    return Reply.of(status, "{\"errcode\":\"%s\",\"error\":\"no\"}".formatted(code));
  }

  @Override
  protected Reply refusal() {
    return no(400, "M_UNKNOWN");
  }

  @Override
  protected Reply patience() {
    return Reply.of(429, "{\"errcode\":\"M_LIMIT_EXCEEDED\",\"retry_after_ms\":2100}");
  }
}
