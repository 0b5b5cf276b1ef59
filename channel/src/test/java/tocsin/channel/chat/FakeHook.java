package tocsin.channel.chat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The incoming webhook of a chat product: takes what its product would, and no more. */
public abstract class FakeHook extends FakeChat {
  private final int largest;

  /**
   * A webhook.
   *
   * @param largest how many bytes a message may have
   */
  protected FakeHook(int largest) {
    this.largest = largest;
  }

  /** Whether the product understands it. */
  protected abstract boolean understands(JsonNode message);

  @Override
  protected Reply answer(Request request) {
    int bytes = request.body().toString().getBytes(StandardCharsets.UTF_8).length;
    boolean known = request.path().startsWith("/hook/secret");
    if (!known || bytes > largest || !understands(request.body())) {
      return Reply.of(400, "{}");
    }
    take(request.header("Idempotency-Key"), request.body());
    return Reply.of(202, "");
  }

  @Override
  protected Reply refusal() {
    return Reply.of(404, "{}");
  }

  @Override
  protected Reply patience() {
    return new Reply(429, "{}", Map.of("Retry-After", "5"));
  }
}
