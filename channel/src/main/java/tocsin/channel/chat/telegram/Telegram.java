package tocsin.channel.chat.telegram;

import java.time.Duration;
import java.util.Map;
import tocsin.channel.Outcome;
import tocsin.channel.Outcome.Delivered;
import tocsin.channel.Outcome.Rejected;
import tocsin.channel.chat.ChatCard;
import tocsin.channel.chat.ChatHttp;
import tocsin.channel.chat.ChatHttp.Said;
import tocsin.channel.chat.ChatProduct;
import tocsin.channel.chat.Troubles;
import tocsin.core.account.ContactKind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Posts by Telegram's Bot API. */
public final class Telegram implements ChatProduct {
  private static final String NAME = "Telegram";

  private final ChatHttp http;
  private final Duration patience;

  public Telegram(TelegramSettings settings) {
    this.patience = settings.patience();
    this.http =
        new ChatHttp(
            NAME, settings.api() + "/bot" + settings.token(), Map.of(), settings.patience());
  }

  @Override
  public String name() {
    return "telegram";
  }

  @Override
  public ContactKind kind() {
    return ContactKind.TELEGRAM;
  }

  @Override
  public Outcome post(Place place, ChatCard card, Posting posting) throws InterruptedException {
    ObjectNode message = TelegramMessage.of(card);
    message.put(
        "chat_id",
        switch (place) {
          case Place.Person(String address) -> address;
          case Place.Room(String id) -> id;
        });
    String earlier = posting.earlier();
    boolean known = earlier != null && earlier.matches("[0-9]{1,18}");
    if (known && posting.instead()) {
      message.put("message_id", Long.parseLong(earlier));
      return outcome(call("editMessageText", message));
    }
    if (known) {
      message
          .putObject("reply_parameters")
          .put("message_id", Long.parseLong(earlier))
          .put("allow_sending_without_reply", true);
    }
    return outcome(http.post("/sendMessage", message, posting.key()));
  }

  /** One call of the Bot API. */
  Said call(String method, JsonNode body) throws InterruptedException {
    return call(method, body, patience);
  }

  /** One call that may take so long. */
  Said call(String method, JsonNode body, Duration limit) throws InterruptedException {
    return http.call("POST", "/" + method, body, limit);
  }

  private static Outcome outcome(Said said) {
    if (said instanceof Said.Answer answer && answer.status() == 429) {
      return Troubles.waits(NAME, answer.body().at("/parameters/retry_after").asString(null));
    }
    return Troubles.passing(NAME, said).orElseGet(() -> answered((Said.Answer) said));
  }

  private static Outcome answered(Said.Answer answer) {
    if (answer.body().path("ok").asBoolean(false)) {
      return new Delivered(answer.body().at("/result/message_id").asString(""));
    }
    String why = answer.body().path("description").asString("");
    if (why.contains("message is not modified")) {
      return new Delivered("");
    }
    return new Rejected(
        switch (answer.status()) {
          case 401, 404 -> "Telegram does not accept telegram.token. Set the token of your bot.";
          case 403 ->
              "The bot may not write to that chat: it was blocked, removed, or never spoken to."
                  + " Write /start to it.";
          default ->
              "Telegram refused the message. Is the chat's id right? Write /start to the"
                  + " bot to see it.";
        });
  }
}
