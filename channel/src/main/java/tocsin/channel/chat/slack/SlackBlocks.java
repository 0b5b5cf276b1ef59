package tocsin.channel.chat.slack;

import java.util.Locale;
import tocsin.channel.PlainText;
import tocsin.channel.chat.ButtonCode;
import tocsin.channel.chat.CardWords;
import tocsin.channel.chat.ChatCard;
import tocsin.channel.chat.ChatHttp;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A card in Slack's blocks. Text from outside stands in {@code plain_text} only, where Slack reads
 * no markup, and is escaped in the one place that has none: the line for notifications.
 */
public final class SlackBlocks {
  /** A message has at most 50 blocks; each incident takes two. */
  static final int MOST_ENTRIES = 20;

  private static final int LONGEST_HEADER = 150;
  private static final int MOST_FIELDS = 10;
  private static final int LONGEST_ADDRESS = 3_000;

  private final boolean pressed;

  /**
   * A renderer.
   *
   * @param pressed whether buttons are told to us; otherwise they open the link behind which the
   *     same answer is given
   */
  public SlackBlocks(boolean pressed) {
    this.pressed = pressed;
  }

  /** What every message has: the blocks, the line for notifications, and no previews of links. */
  public ObjectNode message(ChatCard whole) {
    ChatCard card = whole.upTo(MOST_ENTRIES);
    ObjectNode message = ChatHttp.object();
    message.put("text", escaped(card.brief()));
    message.set("blocks", blocks(card));
    message.put("unfurl_links", false);
    message.put("unfurl_media", false);
    return message;
  }

  /** So that nothing in it is read as a mention or a link. */
  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private ArrayNode blocks(ChatCard card) {
    ArrayNode blocks = JsonNodeFactory.instance.arrayNode();
    if (card.heading() != null) {
      header(blocks, card.heading());
    }
    for (int i = 0; i < card.entries().size(); i++) {
      ChatCard.Entry entry = card.entries().get(i);
      if (i == 0 && card.heading() == null) {
        header(blocks, entry.headline());
      } else {
        section(blocks, entry.headline() + "\n" + entry.about());
      }
      if (i == 0) {
        fields(blocks, card);
      }
      actions(blocks, entry, card.words());
    }
    card.lines().forEach(line -> section(blocks, line));
    if (card.more() != null) {
      String address = card.more().address();
      section(blocks, card.moreSentence() + (address == null ? "" : ": " + address));
    }
    return blocks;
  }

  private static void header(ArrayNode blocks, String text) {
    ObjectNode block = blocks.addObject();
    block.put("type", "header");
    text(block.putObject("text"), PlainText.oneLine(text, LONGEST_HEADER));
  }

  private static void section(ArrayNode blocks, String text) {
    if (!text.isBlank()) {
      ObjectNode block = blocks.addObject();
      block.put("type", "section");
      text(block.putObject("text"), text);
    }
  }

  private static void fields(ArrayNode blocks, ChatCard card) {
    if (card.facts().isEmpty()) {
      return;
    }
    ObjectNode block = blocks.addObject();
    block.put("type", "section");
    ArrayNode fields = block.putArray("fields");
    card.facts().stream()
        .limit(MOST_FIELDS)
        .forEach(fact -> text(fields.addObject(), fact.name() + ": " + fact.value()));
  }

  private void actions(ArrayNode blocks, ChatCard.Entry entry, CardWords words) {
    ObjectNode block = ChatHttp.object();
    block.put("type", "actions");
    block.put("block_id", "incident-" + entry.incident());
    ArrayNode elements = block.putArray("elements");
    entry.choices().forEach(choice -> button(elements, entry, choice, words));
    if (entry.address() != null && entry.address().length() <= LONGEST_ADDRESS) {
      button(elements, words.open(), "open").put("url", entry.address());
    }
    if (!elements.isEmpty()) {
      blocks.add(block);
    }
  }

  private void button(
      ArrayNode elements, ChatCard.Entry entry, ChatCard.Choice choice, CardWords words) {
    boolean first = choice.equals(entry.choices().getFirst());
    String address = choice.address();
    String id = choice.answer().name().toLowerCase(Locale.ROOT);
    if (pressed) {
      ButtonCode code = new ButtonCode(choice.answer(), entry.incident());
      ObjectNode button =
          button(elements, words.button(choice.answer()), id).put("value", code.text());
      if (first) {
        button.put("style", "primary");
      }
    } else if (address != null && address.length() <= LONGEST_ADDRESS) {
      button(elements, words.button(choice.answer()), id).put("url", address);
    }
  }

  private static ObjectNode button(ArrayNode elements, String word, String id) {
    ObjectNode button = elements.addObject();
    button.put("type", "button");
    button.put("action_id", id);
    text(button.putObject("text"), word);
    return button;
  }

  private static void text(ObjectNode object, String text) {
    object.put("type", "plain_text");
    object.put("text", text);
    object.put("emoji", false);
  }
}
