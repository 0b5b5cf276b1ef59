package tocsin.channel.chat.matrix;

import java.util.ArrayList;
import java.util.List;
import tocsin.channel.chat.ButtonCode;
import tocsin.channel.chat.CardText;
import tocsin.channel.chat.ChatCard;
import tocsin.channel.chat.ChatHttp;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A card as the content of a Matrix event: plain text and the same in HTML with everything from
 * outside escaped. It mentions nobody, and carries what a reaction to it means.
 */
final class MatrixMessage {
  /** Under this name stands what the first and the second reaction mean. */
  static final String ANSWERS = "io.tocsin.answers";

  /** An event may have 65,536 bytes. */
  private static final int MOST_ENTRIES = 5;

  private static final int MOST_CHARACTERS = 8_000;

  private MatrixMessage() {}

  static ObjectNode of(ChatCard whole) {
    ChatCard card = whole.upTo(MOST_ENTRIES);
    CardText text = CardText.of(card, true);
    List<String> lines = bounded(text.rest());
    List<String> codes = codes(card);
    if (!codes.isEmpty()) {
      lines.add(hint(card));
    }
    ObjectNode content = content("m.text", harmless(text.title() + "\n" + join(lines)).strip());
    content.put("format", "org.matrix.custom.html");
    content.put(
        "formatted_body",
        "<strong>"
            + html(text.title())
            + "</strong><br>"
            + html(join(lines)).replace("\n", "<br>"));
    if (!codes.isEmpty()) {
      ArrayNode answers = content.putArray(ANSWERS);
      codes.forEach(answers::add);
    }
    return content;
  }

  /** One sentence that nobody has to be woken for. */
  static ObjectNode notice(String sentence) {
    return content("m.notice", harmless(sentence));
  }

  private static ObjectNode content(String type, String body) {
    ObjectNode content = ChatHttp.object();
    content.put("msgtype", type);
    content.put("body", body);
    content.putObject("m.mentions");
    return content;
  }

  private static List<String> bounded(List<String> lines) {
    List<String> kept = new ArrayList<>();
    int characters = 0;
    for (String line : lines) {
      characters += line.length();
      if (characters <= MOST_CHARACTERS) {
        kept.add(line);
      }
    }
    return kept;
  }

  /** A reaction can answer for one incident only. */
  private static List<String> codes(ChatCard card) {
    if (card.entries().size() != 1) {
      return List.of();
    }
    ChatCard.Entry entry = card.entries().getFirst();
    return entry.choices().stream()
        .map(choice -> new ButtonCode(choice.answer(), entry.incident()).text())
        .toList();
  }

  private static String hint(ChatCard card) {
    List<ChatCard.Choice> choices = card.entries().getFirst().choices();
    String first = card.words().button(choices.getFirst().answer());
    String second =
        choices.size() > 1 ? ", 🏁 = " + card.words().button(choices.get(1).answer()) : "";
    return "✅ = " + first + second;
  }

  private static String join(List<String> lines) {
    return String.join("\n", lines);
  }

  /** So that nobody and no room is called. */
  private static String harmless(String text) {
    return text.replace("@", "@\u200b");
  }

  private static String html(String text) {
    return harmless(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
