package tocsin.channel.chat.discord;

import org.jspecify.annotations.Nullable;
import tocsin.channel.PlainText;
import tocsin.channel.chat.ButtonCode;
import tocsin.channel.chat.ChatCard;
import tocsin.channel.chat.ChatHttp;
import tocsin.channel.chat.Markdown;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A card as a Discord message: an embed for each incident, a row of buttons for each, and nobody
 * mentioned, whatever stands in it.
 */
public final class DiscordMessage {
  /** A message has at most five rows of buttons. */
  private static final int MOST_ENTRIES = 5;

  private static final int LONGEST_TITLE = 256;
  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_VALUE = 280;
  private static final int LONGEST_ABOUT = 150;
  private static final int MOST_LINES = 3;
  private static final int LONGEST_ADDRESS = 512;

  /** Styles of buttons, by Discord's numbers. */
  private static final int PRIMARY = 1;

  private static final int SECONDARY = 2;
  private static final int LINK = 5;

  private DiscordMessage() {}

  /** A message of the bot; without {@code hears} its buttons open the page instead of acting. */
  static ObjectNode of(ChatCard whole, boolean hears) {
    ChatCard card = whole.upTo(MOST_ENTRIES);
    ObjectNode message = forWebhook(card);
    ArrayNode rows = message.putArray("components");
    for (ChatCard.Entry entry : card.entries()) {
      row(rows, entry, hears, card);
    }
    return message;
  }

  /** For an incoming webhook, which knows no buttons. */
  public static ObjectNode forWebhook(ChatCard whole) {
    ChatCard card = whole.upTo(MOST_ENTRIES);
    ObjectNode message = ChatHttp.object();
    message.put("content", Markdown.escaped(card.heading() == null ? "" : card.heading()));
    message.putObject("allowed_mentions").putArray("parse");
    ArrayNode embeds = message.putArray("embeds");
    for (int i = 0; i < card.entries().size(); i++) {
      embed(embeds, card, i);
    }
    if (!card.lines().isEmpty()) {
      String text = String.join("\n", card.lines().stream().limit(MOST_LINES).toList());
      embeds.addObject().put("description", Markdown.escaped(text));
    }
    if (card.more() != null) {
      ObjectNode more = embeds.addObject().put("title", card.moreSentence());
      address(more, card.more().address());
    }
    return message;
  }

  private static void embed(ArrayNode embeds, ChatCard card, int index) {
    ChatCard.Entry entry = card.entries().get(index);
    ObjectNode embed = embeds.addObject();
    embed.put("color", card.tone().rgb());
    embed.put("title", cut(entry.headline(), LONGEST_TITLE));
    address(embed, entry.address());
    if (index > 0) {
      embed.put("description", cut(entry.about(), LONGEST_ABOUT));
      return;
    }
    ArrayNode fields = embed.putArray("fields");
    for (ChatCard.Fact fact : card.facts()) {
      ObjectNode field = fields.addObject();
      field.put("name", cut(fact.name(), LONGEST_NAME));
      field.put("value", cut(fact.value(), LONGEST_VALUE));
      field.put("inline", true);
    }
  }

  private static void address(ObjectNode embed, @Nullable String address) {
    if (address != null) {
      embed.put("url", address);
    }
  }

  /** All embeds of a message together may have 6,000 characters, and none may be without text. */
  private static String cut(String text, int longest) {
    String cut = PlainText.oneLine(Markdown.escaped(text), longest);
    return cut.isBlank() ? "–" : cut;
  }

  private static void row(ArrayNode rows, ChatCard.Entry entry, boolean hears, ChatCard card) {
    ObjectNode row = ChatHttp.object().put("type", 1);
    ArrayNode buttons = row.putArray("components");
    String which = card.entries().size() > 1 ? " #" + entry.number() : "";
    for (ChatCard.Choice choice : entry.choices()) {
      String label = card.words().button(choice.answer()) + which;
      if (hears) {
        ButtonCode code = new ButtonCode(choice.answer(), entry.incident());
        int style = choice.equals(entry.choices().getFirst()) ? PRIMARY : SECONDARY;
        button(buttons, style, label).put("custom_id", code.text());
      } else if (choice.address() != null && choice.address().length() <= LONGEST_ADDRESS) {
        button(buttons, LINK, label).put("url", choice.address());
      }
    }
    if (!buttons.isEmpty()) {
      rows.add(row);
    }
  }

  private static ObjectNode button(ArrayNode buttons, int style, String label) {
    return buttons.addObject().put("type", 2).put("style", style).put("label", label);
  }
}
