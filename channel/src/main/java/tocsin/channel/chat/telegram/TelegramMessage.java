package tocsin.channel.chat.telegram;

import tocsin.channel.PlainText;
import tocsin.channel.chat.ButtonCode;
import tocsin.channel.chat.CardText;
import tocsin.channel.chat.ChatCard;
import tocsin.channel.chat.ChatHttp;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A card as Telegram takes it: plain text without a parse mode, so that no markup is read, the
 * title in bold by its place, and a row of buttons for each incident.
 */
final class TelegramMessage {
  /** So that the text stays below Telegram's 4,096 characters. */
  private static final int MOST_ENTRIES = 8;

  private static final int LONGEST = 4_000;

  private TelegramMessage() {}

  static ObjectNode of(ChatCard whole) {
    ChatCard card = whole.upTo(MOST_ENTRIES);
    CardText text = CardText.of(card, false);
    ObjectNode message = ChatHttp.object();
    String title = harmless(text.title());
    message.put("text", PlainText.lines(harmless(text.all()), LONGEST));
    ObjectNode bold = message.putArray("entities").addObject();
    bold.put("type", "bold").put("offset", 0).put("length", title.length());
    message.putObject("link_preview_options").put("is_disabled", true);
    ArrayNode rows = ChatHttp.object().putArray("inline_keyboard");
    for (ChatCard.Entry entry : card.entries()) {
      row(rows, entry, card);
    }
    if (!rows.isEmpty()) {
      message.putObject("reply_markup").set("inline_keyboard", rows);
    }
    return message;
  }

  private static void row(ArrayNode rows, ChatCard.Entry entry, ChatCard card) {
    if (entry.choices().isEmpty()) {
      return;
    }
    ArrayNode row = rows.addArray();
    for (ChatCard.Choice choice : entry.choices()) {
      String which = card.entries().size() > 1 ? " #" + entry.number() : "";
      row.addObject()
          .put("text", card.words().button(choice.answer()) + which)
          .put("callback_data", new ButtonCode(choice.answer(), entry.incident()).text());
    }
  }

  /** A name behind an at sign would be told; a space of no width between them prevents it. */
  static String harmless(String text) {
    return text.replace("@", "@\u200b");
  }
}
