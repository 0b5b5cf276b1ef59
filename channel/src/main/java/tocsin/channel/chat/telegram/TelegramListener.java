package tocsin.channel.chat.telegram;

import java.time.Duration;
import tocsin.channel.Answered;
import tocsin.channel.PlainText;
import tocsin.channel.chat.ButtonCode;
import tocsin.channel.chat.ChatAnswers;
import tocsin.channel.chat.ChatHttp;
import tocsin.channel.chat.ChatHttp.Said;
import tocsin.channel.chat.Listener;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks Telegram for buttons that were pressed and words that were typed. Telegram keeps them until
 * the next question confirms them, so nothing is lost while we are down, and what was heard and not
 * confirmed is heard again, which changes nothing.
 */
public final class TelegramListener implements Listener {
  private static final int WAIT_SECONDS = 25;
  private static final Duration LIMIT = Duration.ofSeconds(WAIT_SECONDS + 10L);
  private static final int LONGEST = 4_000;
  private static final String WHAT_FOR =
      "Add it to your profile in Tocsin as a contact method, or to a room.";

  private final Telegram telegram;
  private final ChatAnswers answers;
  private long offset;

  public TelegramListener(Telegram telegram, ChatAnswers answers) {
    this.telegram = telegram;
    this.answers = answers;
  }

  @Override
  public String name() {
    return "telegram";
  }

  @Override
  public Heard listen() throws InterruptedException {
    ObjectNode question = ChatHttp.object();
    question.put("offset", offset).put("timeout", WAIT_SECONDS);
    question.putArray("allowed_updates").add("message").add("callback_query");
    Said said = telegram.call("getUpdates", question, LIMIT);
    if (!(said instanceof Said.Answer answer) || !answer.good()) {
      return new Heard.Trouble(why(said));
    }
    for (JsonNode update : answer.body().path("result")) {
      // Before it is taken: one that can't be taken must not come for ever.
      offset = Math.max(offset, update.path("update_id").asLong(0) + 1);
      take(update);
    }
    return Heard.ALL;
  }

  private static String why(Said said) {
    return switch (said) {
      case Said.Silence(String sentence) -> sentence;
      case Said.Answer answer ->
          switch (answer.status()) {
            case 401, 404 -> "Telegram does not accept telegram.token. Set the token of your bot.";
            case 409 ->
                "Telegram gives the bot's messages to somebody else: to a webhook, or to another"
                    + " program with the same token. Call deleteWebhook for the bot, and let only"
                    + " one program use its token.";
            default -> "Telegram answered " + answer.status() + ".";
          };
    };
  }

  private void take(JsonNode update) throws InterruptedException {
    if (update.has("callback_query")) {
      pressed(update.path("callback_query"));
    } else if (update.path("message").has("text")) {
      typed(update.path("message"));
    }
  }

  /** A private chat has its person's id, so who presses in a group is known by the same number. */
  private void pressed(JsonNode query) throws InterruptedException {
    String person = query.path("from").path("id").asString("");
    String code = query.path("data").asString("");
    Answered answered =
        answers.pressed(person, code).orElse(new Answered.Unknown("Nothing was changed."));
    ObjectNode said = ChatHttp.object();
    said.put("callback_query_id", query.path("id").asString(""));
    said.put("text", PlainText.oneLine(answered.sentence(), 200));
    Said unused = telegram.call("answerCallbackQuery", said);
    if (answered instanceof Answered.Done done && query.path("message").has("text")) {
      show(query, code, done.sentence());
    }
  }

  /** The message says what was done and by whom, and loses the buttons that have had their use. */
  private void show(JsonNode query, String code, String sentence) throws InterruptedException {
    JsonNode message = query.path("message");
    JsonNode from = query.path("from");
    String name = from.path("first_name").asString("");
    String done = "✓ " + sentence + (name.isBlank() ? "" : " " + PlainText.oneLine(name, 60));
    ObjectNode edit = ChatHttp.object();
    edit.put("chat_id", message.path("chat").path("id").asString(""));
    edit.put("message_id", message.path("message_id").asLong());
    String text = message.path("text").asString("") + "\n" + TelegramMessage.harmless(done);
    edit.put("text", PlainText.lines(text, LONGEST));
    edit.set("entities", message.has("entities") ? message.path("entities") : edit.arrayNode());
    edit.putObject("link_preview_options").put("is_disabled", true);
    edit.putObject("reply_markup").set("inline_keyboard", left(message, code));
    Said unused = telegram.call("editMessageText", edit);
  }

  private static ArrayNode left(JsonNode message, String code) {
    ArrayNode rows = ChatHttp.object().putArray("rows");
    for (JsonNode row : message.at("/reply_markup/inline_keyboard")) {
      ArrayNode kept = ChatHttp.object().putArray("row");
      row.forEach(button -> {
        if (ButtonCode.stays(button.path("callback_data").asString(""), code)) {
          kept.add(button);
        }
      });
      if (!kept.isEmpty()) {
        rows.add(kept);
      }
    }
    return rows;
  }

  private void typed(JsonNode message) throws InterruptedException {
    JsonNode chat = message.path("chat");
    String words = message.path("text").asString("").replaceFirst("^(/[a-z]+)@\\w+", "$1");
    boolean alone = chat.path("type").asString("").equals("private");
    if (words.startsWith("/start") || words.startsWith("/id")) {
      say(chat, "This chat's id is " + chat.path("id").asString("") + ". " + WHAT_FOR);
    } else if (alone || words.startsWith("/")) {
      say(chat, answers.typed(message.path("from").path("id").asString(""), words));
    }
  }

  private void say(JsonNode chat, String sentence) throws InterruptedException {
    ObjectNode message = ChatHttp.object();
    message.put("chat_id", chat.path("id").asString(""));
    message.put("text", TelegramMessage.harmless(sentence));
    Said unused = telegram.call("sendMessage", message);
  }
}
