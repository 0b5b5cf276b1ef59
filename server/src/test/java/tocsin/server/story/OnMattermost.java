package tocsin.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import tocsin.channel.chat.mattermost.FakeMattermost;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Mattermost, whose server proves itself by what our buttons carry. */
final class OnMattermost extends HttpMedium<FakeMattermost> {
  OnMattermost() {
    super(new FakeMattermost(), "/posts");
  }

  @Override
  public Map<String, String> settings() {
    return Map.of("mattermost.url", provider.address(), "mattermost.token", FakeMattermost.TOKEN);
  }

  @Override
  public String name() {
    return "mattermost";
  }

  @Override
  public String place() {
    return "\"address\": \"@david\"";
  }

  @Override
  public void isForged(String page, RealServer server) {
    String signature = context(page).path("signature").asString();
    String other = signature.startsWith("0") ? "1" : "0";
    ObjectNode touched = context(page).put("signature", other + signature.substring(1));
    ObjectNode resolving = context(page);
    resolving.put("code", resolving.path("code").asString().replace("acknowledge", "resolve"));
    assertStatus(403, press(page, touched, "david", server));
    assertStatus(403, press(page, resolving, "david", server));
    assertThat(press(page, context(page), "eve", server).body()).contains("Nobody here has this");
  }

  @Override
  public void acknowledges(String page, RealServer server) {
    assertThat(press(page, context(page), "david", server).body())
        .contains("\"update\"", "Acknowledged");
  }

  private static JsonNode integration(String page) {
    return Tree.object(Tree.of(page), "name", "Acknowledge").path("integration");
  }

  private static ObjectNode context(String page) {
    return (ObjectNode) integration(page).path("context");
  }

  private static HttpResponse<String> press(
      String page, JsonNode context, String name, RealServer server) {
    ObjectNode call = RealServer.JSON.createObjectNode().put("user_name", name);
    call.set("context", context);
    String url = integration(page).path("url").asString();
    return server.post(url, JSON, call.toString(), Map.of());
  }

  @Override
  public String way() {
    return "chat";
  }
}
