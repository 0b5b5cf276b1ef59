package tocsin.server.story;

import java.net.URI;
import java.util.Map;
import tocsin.channel.FakeHttp;
import tocsin.channel.chat.matrix.FakeHomeserver;

/** Matrix, whose homeserver is asked for reactions, so that nobody can call us in its name. */
final class OnMatrix extends HttpMedium<FakeHomeserver> {
  OnMatrix() {
    super(new FakeHomeserver(), "/send/");
  }

  @Override
  public Map<String, String> settings() {
    return Map.of("matrix.url", provider.address(), "matrix.token", FakeHomeserver.TOKEN);
  }

  @Override
  public String name() {
    return "matrix";
  }

  @Override
  public String place() {
    return "\"address\": \"" + FakeHomeserver.DAVID + "\"";
  }

  @Override
  public void isForged(String page, RealServer server) {
    react(page, "$r1", "@eve:example.org");
    String _ = asked("/send/", "Nobody here has this");
  }

  @Override
  public void acknowledges(String page, RealServer server) {
    react(page, "$r2", FakeHomeserver.DAVID);
    String _ = asked("/send/", "Acknowledged #");
  }

  private void react(String page, String event, String person) {
    FakeHttp.Request sent =
        provider.requests("/send/").stream()
            .filter(request -> request.text().equals(page))
            .findFirst()
            .orElseThrow();
    String room = URI.create(sent.path()).getPath().split("/")[5];
    provider.happens(
        room,
        """
        {"type": "m.reaction", "event_id": "%s", "sender": "%s", "content": {"m.relates_to":
         {"rel_type": "m.annotation", "event_id": "%s", "key": "✅"}}}
        """
            .formatted(event, person, provider.eventOf(Tree.of(page))));
  }

  @Override
  public String way() {
    return "chat";
  }
}
