package tocsin.channel.phone.gateway;

import tocsin.channel.FakeHttp;
import tocsin.channel.phone.FlatFields;

/** Somebody's own gateway, which takes JSON and says in words what went wrong. */
public final class FakeGateway extends FakeHttp {
  public static final String TOKEN = "s3cret";

  private volatile String says = "{\"result\":\"OK\",\"message_id\":\"G-77\"}";

  void says(String other) {
    says = other;
  }

  @Override
  protected Reply answer(Request request) {
    if (!request.header("Authorization").equals("Bearer " + TOKEN)) {
      return Reply.of(401, "");
    }
    String text = FlatFields.json(request.text()).getOrDefault("text", "");
    take(request.header("Idempotency-Key"), text);
    return Reply.of(200, says);
  }
}
