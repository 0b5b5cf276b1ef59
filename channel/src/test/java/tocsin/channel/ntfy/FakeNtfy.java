package tocsin.channel.ntfy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import tocsin.channel.FakeHttp;
import tools.jackson.databind.JsonNode;

/** An ntfy server, as far as publishing goes: JSON to its root, within its limits. */
public final class FakeNtfy extends FakeHttp {
  private static final int MOST_BYTES = 4_096;
  private static final int MOST_ACTIONS = 3;

  private volatile String wanted = "";

  /** From now on only who has that access token may publish. */
  public void want(String token) {
    wanted = "Bearer " + token;
  }

  /** What was published, as JSON. */
  List<String> published() {
    return arrived().stream().map(Arrived::words).toList();
  }

  @Override
  protected Reply answer(Request request) {
    if (!wanted.isEmpty() && !wanted.equals(request.header("Authorization"))) {
      return Reply.of(401, "");
    }
    if (!request.method().equals("POST") || !request.path().equals("/")) {
      return Reply.of(404, "");
    }
    JsonNode message = request.body();
    boolean named = message.path("topic").asString("").matches("[-_A-Za-z0-9]{1,64}");
    if (!named || message.path("actions").size() > MOST_ACTIONS) {
      return Reply.of(400, "");
    }
    if (message.path("message").asString("").getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      return Reply.of(413, "");
    }
    take(message.path("sequence_id").asString(""), request.text());
    return Reply.of(200, "");
  }

  @Override
  protected Reply refusal() {
    return Reply.of(403, "");
  }
}
