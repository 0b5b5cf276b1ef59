package tocsin.channel.chat.mattermost;

import java.util.Locale;
import tocsin.channel.chat.ChatCard;
import tocsin.channel.chat.ChatHttp;
import tocsin.channel.chat.Markdown;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A card as a Mattermost post: one line for notifications, and an attachment per incident. */
public final class MattermostPost {
  /** Attachments are kept small enough for the 800,000 characters that properties may have. */
  private static final int MOST_ENTRIES = 25;

  private MattermostPost() {}

  /** A post of the bot, with its buttons. */
  static ObjectNode of(ChatCard whole, MattermostButtons buttons) {
    ChatCard card = whole.upTo(MOST_ENTRIES);
    ObjectNode post = ChatHttp.object();
    post.put("message", Markdown.escaped(card.brief()));
    ArrayNode attachments = attachments(card);
    for (int i = 0; i < card.entries().size(); i++) {
      ObjectNode attachment = (ObjectNode) attachments.get(i);
      buttons.add(attachment, card.entries().get(i), card);
    }
    post.putObject("props").set("attachments", attachments);
    return post;
  }

  /** For an incoming webhook, which knows no buttons of ours. */
  public static ObjectNode forWebhook(ChatCard whole) {
    ChatCard card = whole.upTo(MOST_ENTRIES);
    ObjectNode post = ChatHttp.object();
    post.put("text", Markdown.escaped(card.brief()));
    post.set("attachments", attachments(card));
    return post;
  }

  private static ArrayNode attachments(ChatCard card) {
    ArrayNode attachments = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < card.entries().size(); i++) {
      ChatCard.Entry entry = card.entries().get(i);
      ObjectNode attachment = attachment(attachments, card, entry.headline());
      if (entry.address() != null) {
        attachment.put("title_link", entry.address());
      }
      if (i == 0) {
        facts(attachment, card);
      } else {
        attachment.put("text", Markdown.escaped(entry.about()));
      }
    }
    if (!card.lines().isEmpty()) {
      String text = String.join("\n", card.lines());
      attachment(attachments, card, "").put("text", Markdown.escaped(text));
    }
    if (card.more() != null) {
      ObjectNode more = attachment(attachments, card, card.moreSentence());
      if (card.more().address() != null) {
        more.put("title_link", card.more().address());
      }
    }
    return attachments;
  }

  private static ObjectNode attachment(ArrayNode attachments, ChatCard card, String title) {
    ObjectNode attachment = attachments.addObject();
    attachment.put("fallback", card.brief());
    attachment.put("color", color(card.tone()));
    attachment.put("title", Markdown.escaped(title));
    return attachment;
  }

  static String color(ChatCard.Tone tone) {
    return String.format(Locale.ROOT, "#%06X", tone.rgb());
  }

  private static void facts(ObjectNode attachment, ChatCard card) {
    ArrayNode fields = attachment.putArray("fields");
    for (ChatCard.Fact fact : card.facts()) {
      fields
          .addObject()
          .put("title", Markdown.escaped(fact.name()))
          .put("value", Markdown.escaped(fact.value()))
          .put("short", true);
    }
  }
}
