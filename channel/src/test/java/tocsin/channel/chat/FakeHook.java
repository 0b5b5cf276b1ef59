package tocsin.channel.chat;

import java.util.Map;
import java.util.function.Predicate;
import tocsin.channel.FakeHttp;
import tools.jackson.databind.JsonNode;

/** The incoming webhook of a chat product: takes what its product would, and no more. */
public final class FakeHook extends FakeHttp {
  private final int mostBytes;
  private final Predicate<JsonNode> understands;

  private FakeHook(int mostBytes, Predicate<JsonNode> understands) {
    this.mostBytes = mostBytes;
    this.understands = understands;
  }

  /** A workflow of Microsoft Teams. */
  public static FakeHook ofTeams() {
    return new FakeHook(28_000, FakeHook::isAdaptiveCard);
  }

  /** A webhook of a space on Google Chat. */
  public static FakeHook ofGoogleChat() {
    return new FakeHook(32_000, FakeHook::isGoogleMessage);
  }

  private static boolean isAdaptiveCard(JsonNode message) {
    JsonNode attachment = message.at("/attachments/0");
    return message.path("type").asString("").equals("message")
        && attachment.path("contentType").asString("").endsWith("card.adaptive")
        && attachment.at("/content/type").asString("").equals("AdaptiveCard")
        && !attachment.at("/content/body").isEmpty();
  }

  private static boolean isGoogleMessage(JsonNode message) {
    boolean cards =
        !message.has("cardsV2") || !message.at("/cardsV2/0/card/sections/0/widgets").isEmpty();
    return cards && !message.path("text").asString("").isEmpty();
  }

  /** What a person enters as contact method. */
  public String hook() {
    return address() + "/hook/secret?key=k";
  }

  @Override
  protected Reply answer(Request request) {
    boolean known = request.path().startsWith("/hook/secret");
    if (!known || request.bytes().length > mostBytes || !understands.test(request.body())) {
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
