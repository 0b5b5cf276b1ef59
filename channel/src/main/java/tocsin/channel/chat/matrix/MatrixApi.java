package tocsin.channel.chat.matrix;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.channel.chat.ChatHttp;
import tocsin.channel.chat.ChatHttp.Said;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The requests of Matrix's client-server API that are needed. Safe for use by several threads. */
final class MatrixApi {
  private static final String SYNC = "io.tocsin.sync";

  /** What people write and how they react, and nothing else of what goes on in the rooms. */
  private static final String FILTER =
      "{\"presence\":{\"types\":[]},\"account_data\":{\"types\":[]},\"room\":{\"timeline\":{\"types\":"
          + "[\"m.room.message\",\"m.reaction\"],\"limit\":100},\"state\":{\"types\":[]},"
          + "\"ephemeral\":{\"types\":[]},\"account_data\":{\"types\":[]}}}";

  private final ChatHttp http;
  private final Duration patience;
  private volatile @Nullable String me;

  MatrixApi(MatrixSettings settings) {
    this.patience = settings.patience();
    this.http =
        new ChatHttp(
            "Matrix",
            settings.url() + "/_matrix/client/v3",
            Map.of("Authorization", "Bearer " + settings.token()),
            settings.patience());
  }

  static boolean good(Said said) {
    return said instanceof Said.Answer answer && answer.good();
  }

  static JsonNode body(Said said) {
    return said instanceof Said.Answer answer ? answer.body() : ChatHttp.object();
  }

  /** The bot's own name; empty when it can't be asked now. */
  Optional<String> me() throws InterruptedException {
    String known = me;
    if (known != null) {
      return Optional.of(known);
    }
    Said said = http.get("/account/whoami");
    String found = good(said) ? body(said).path("user_id").asString("") : "";
    if (found.isEmpty()) {
      return Optional.empty();
    }
    me = found;
    return Optional.of(found);
  }

  /**
   * Puts an event into a room.
   *
   * @param key of two with the same key the server takes one
   */
  Said send(String room, String key, ObjectNode content) throws InterruptedException {
    String path = "/rooms/" + in(room) + "/send/m.room.message/" + in("tocsin-" + key);
    return http.put(path, content);
  }

  Said join(String room) throws InterruptedException {
    return http.post("/join/" + in(room), ChatHttp.object());
  }

  Said createDirect(String person) throws InterruptedException {
    ObjectNode wish = ChatHttp.object();
    wish.put("preset", "trusted_private_chat").put("is_direct", true);
    wish.putArray("invite").add(person);
    return http.post("/createRoom", wish);
  }

  Said event(String room, String event) throws InterruptedException {
    return http.get("/rooms/" + in(room) + "/event/" + in(event));
  }

  /** Which rooms are conversations with one person, by person. */
  Said directs(String me) throws InterruptedException {
    return http.get("/user/" + in(me) + "/account_data/m.direct");
  }

  Said saveDirects(String me, JsonNode directs) throws InterruptedException {
    return http.put("/user/" + in(me) + "/account_data/m.direct", directs);
  }

  /** How far was listened; kept at the homeserver, so that a restart misses nothing. */
  Said listenedTo(String me) throws InterruptedException {
    return http.get("/user/" + in(me) + "/account_data/" + SYNC);
  }

  Said saveListenedTo(String me, String since) throws InterruptedException {
    ObjectNode content = ChatHttp.object().put("since", since);
    return http.put("/user/" + in(me) + "/account_data/" + SYNC, content);
  }

  /**
   * Waits for news.
   *
   * @param since where to go on; empty for the present, without waiting
   */
  Said sync(String since, Duration wait) throws InterruptedException {
    String from =
        since.isEmpty() ? "&timeout=0" : "&timeout=" + wait.toMillis() + "&since=" + in(since);
    return http.call("GET", "/sync?filter=" + in(FILTER) + from, null, wait.plus(patience));
  }

  private static String in(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
