package tocsin.channel.chat.discord;

import java.time.InstantSource;
import tocsin.channel.Answered;
import tocsin.channel.Callback;
import tocsin.channel.PlainText;
import tocsin.channel.chat.ButtonCode;
import tocsin.channel.chat.ChatAnswers;
import tocsin.channel.chat.ChatHttp;
import tocsin.channel.chat.Markdown;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What Discord calls: its own tests, buttons that were pressed, and the slash command. */
public final class DiscordCallback implements Callback {
  private static final int LONGEST = 1_900;

  /** Kinds of calls and answers, by Discord's numbers. */
  private static final int PING = 1;

  private static final int COMMAND = 2;
  private static final int PRESSED = 3;
  private static final int PONG = 1;
  private static final int SAY = 4;
  private static final int CHANGE = 7;
  private static final int ONLY_FOR_THEM = 64;

  private final DiscordKey key;
  private final InstantSource clock;
  private final ChatAnswers answers;

  public DiscordCallback(DiscordKey key, InstantSource clock, ChatAnswers answers) {
    this.key = key;
    this.clock = clock;
    this.answers = answers;
  }

  @Override
  public String name() {
    return "discord";
  }

  /** Discord tries with wrong signatures too, and wants 401 then. */
  @Override
  public Answer take(Call call) {
    if (!key.fits(call, clock.instant())) {
      return Answer.text(401, "The signature does not fit.");
    }
    JsonNode body = ChatHttp.read(call.text());
    ObjectNode reply =
        switch (body.path("type").asInt(0)) {
          case PING -> ChatHttp.object().put("type", PONG);
          case COMMAND -> command(body);
          case PRESSED -> pressed(body);
          default -> said("Nothing was changed.");
        };
    return Answer.json(reply.toString());
  }

  /** In a direct message the person is the user, on a server a member. */
  private static String person(JsonNode body) {
    return body.at("/member/user/id").asString(body.at("/user/id").asString(""));
  }

  private ObjectNode command(JsonNode body) {
    StringBuilder words = new StringBuilder();
    body.at("/data/options")
        .forEach(option -> words.append(option.path("value").asString("")).append(' '));
    return said(answers.typed(person(body), words.toString().strip()));
  }

  private ObjectNode pressed(JsonNode body) {
    String code = body.at("/data/custom_id").asString("");
    Answered answered =
        answers.pressed(person(body), code).orElse(new Answered.Unknown("Nothing was changed."));
    return answered instanceof Answered.Done done
        ? changed(body, code, done.sentence())
        : said(answered.sentence());
  }

  private static ObjectNode said(String sentence) {
    ObjectNode reply = ChatHttp.object().put("type", SAY);
    ObjectNode data = reply.putObject("data");
    data.put("content", Markdown.escaped(sentence)).put("flags", ONLY_FOR_THEM);
    data.putObject("allowed_mentions").putArray("parse");
    return reply;
  }

  /** The message says what was done and by whom, and loses the buttons that have had their use. */
  private static ObjectNode changed(JsonNode body, String code, String sentence) {
    JsonNode message = body.path("message");
    String by = person(body).matches("[0-9]{10,20}") ? " <@" + person(body) + ">" : "";
    String before = message.path("content").asString("");
    String done = "✓ " + Markdown.escaped(sentence) + by;
    ObjectNode reply = ChatHttp.object().put("type", CHANGE);
    ObjectNode data = reply.putObject("data");
    data.put("content", PlainText.lines((before + "\n" + done).strip(), LONGEST));
    data.putObject("allowed_mentions").putArray("parse");
    ArrayNode rows = data.putArray("components");
    for (JsonNode row : message.path("components")) {
      ArrayNode kept = ChatHttp.object().putArray("kept");
      row.path("components")
          .forEach(button -> {
            if (ButtonCode.stays(button.path("custom_id").asString(""), code)) {
              kept.add(button);
            }
          });
      if (!kept.isEmpty()) {
        rows.addObject().put("type", 1).set("components", kept);
      }
    }
    return reply;
  }
}
