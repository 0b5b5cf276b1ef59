package tocsin.server.story;

import java.util.List;
import java.util.Map;
import tocsin.channel.phone.FlatFields;
import tocsin.channel.phone.gateway.FakeGateway;

/** Text messages by somebody's own gateway, whose calls carry a secret. */
final class ByGateway extends HttpMedium<FakeGateway> {
  private static final String SECRET = "a-long-random-word";
  private static final String NUMBER = "15112345678";

  ByGateway() {
    super(new FakeGateway(), "/send");
  }

  @Override
  public Map<String, String> settings() {
    return Map.of(
        "phone.acme.kind",
        "http",
        "phone.acme.url",
        provider.address() + "/send",
        "phone.acme.headers",
        "Authorization: Bearer " + FakeGateway.TOKEN,
        "phone.acme.body",
        "{\"to\":\"{to}\",\"text\":\"{text}\",\"ref\":\"{id}\"}",
        "phone.acme.callback-secret",
        SECRET,
        "phone.acme.replies",
        "true");
  }

  @Override
  public String name() {
    return "sms";
  }

  @Override
  public String label() {
    return "gateway";
  }

  @Override
  public String place() {
    return "\"country_code\": 49, \"address\": \"" + NUMBER + "\"";
  }

  @Override
  public List<String> got(RealServer server) {
    return super.got(server).stream()
        .map(body -> FlatFields.json(body).getOrDefault("text", ""))
        .toList();
  }

  @Override
  public void isForged(String page, RealServer server) {
    writes(403, "+49" + NUMBER, page, "guessed", server);
    writes(200, "+4915199999999", page, SECRET, server);
    String _ = asked("/send", "Nobody here has this");
  }

  @Override
  public void acknowledges(String page, RealServer server) {
    writes(200, "+49" + NUMBER, page, SECRET, server);
    String _ = asked("/send", "Acknowledged #");
  }

  private void writes(int expected, String from, String page, String secret, RealServer server) {
    String url = server.address() + "/in/phone/acme/reply/" + secret;
    String body = "{\"from\": \"" + from + "\", \"text\": \"" + ByText.ack(page) + "\"}";
    assertStatus(expected, server.post(url, JSON, body, Map.of()));
  }

  @Override
  public String way() {
    return "sms";
  }
}
