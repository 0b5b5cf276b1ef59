package tocsin.channel.chat.teams;

import tocsin.channel.chat.CardWords;
import tocsin.channel.chat.ChatCard;
import tocsin.channel.chat.ChatHttp;
import tocsin.channel.chat.HookForm;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A card as an Adaptive Card for a Teams workflow. Text from outside stands in text runs, where no
 * Markdown is read. Nothing comes back from there, so answers are given by links.
 */
public final class TeamsMessage implements HookForm {
  /** A message may have 28 KB. */
  private static final int MOST_ENTRIES = 8;

  @Override
  public ObjectNode of(ChatCard whole) {
    ChatCard card = whole.upTo(MOST_ENTRIES);
    ObjectNode content = ChatHttp.object();
    content.put("type", "AdaptiveCard");
    content.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
    content.put("version", "1.4");
    content.put("fallbackText", card.brief());
    content.putObject("msteams").put("width", "Full");
    body(content.putArray("body"), card);
    ObjectNode message = ChatHttp.object();
    message.put("type", "message");
    message.put("summary", card.brief());
    ObjectNode attachment = message.putArray("attachments").addObject();
    attachment.put("contentType", "application/vnd.microsoft.card.adaptive");
    attachment.putNull("contentUrl");
    attachment.set("content", content);
    return message;
  }

  private static void body(ArrayNode body, ChatCard card) {
    if (card.heading() != null) {
      run(body, card.heading()).put("weight", "Bolder").put("size", "Large");
    }
    for (int i = 0; i < card.entries().size(); i++) {
      ChatCard.Entry entry = card.entries().get(i);
      run(body, entry.headline()).put("weight", "Bolder").put("color", color(card.tone()));
      if (i == 0) {
        card.facts().forEach(fact -> run(body, fact.name() + ": " + fact.value()));
      } else {
        ObjectNode unused = run(body, entry.about());
      }
      actions(body, entry, card.words());
    }
    card.lines().forEach(line -> run(body, line));
    if (card.more() != null) {
      ObjectNode unused = run(body, card.moreSentence());
      if (card.more().address() != null) {
        action(actions(body), "All incidents", card.more().address());
      }
    }
  }

  private static void actions(ArrayNode body, ChatCard.Entry entry, CardWords words) {
    boolean any =
        entry.address() != null || entry.choices().stream().anyMatch(c -> c.address() != null);
    if (!any) {
      return;
    }
    ArrayNode actions = actions(body);
    for (ChatCard.Choice choice : entry.choices()) {
      if (choice.address() != null) {
        action(actions, words.button(choice.answer()), choice.address());
      }
    }
    if (entry.address() != null) {
      action(actions, words.open(), entry.address());
    }
  }

  private static ArrayNode actions(ArrayNode body) {
    return body.addObject().put("type", "ActionSet").putArray("actions");
  }

  private static void action(ArrayNode actions, String title, String address) {
    actions.addObject().put("type", "Action.OpenUrl").put("title", title).put("url", address);
  }

  private static ObjectNode run(ArrayNode body, String text) {
    ArrayNode inlines = body.addObject().put("type", "RichTextBlock").putArray("inlines");
    return inlines.addObject().put("type", "TextRun").put("text", text);
  }

  private static String color(ChatCard.Tone tone) {
    return switch (tone) {
      case URGENT -> "Attention";
      case CALM -> "Warning";
      case TAKEN -> "Accent";
      case OVER -> "Good";
      case PLAIN -> "Default";
    };
  }
}
