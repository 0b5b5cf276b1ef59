package tocsin.channel.chat.googlechat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.channel.chat.ChatCard;
import tocsin.channel.chat.ChatHttp;
import tocsin.channel.chat.HookForm;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A card as Google Chat takes it from an incoming webhook. Its text is a small HTML, so everything
 * from outside is escaped. Nothing comes back from there, so answers are given by links.
 */
public final class GoogleChatMessage implements HookForm {
  /** A message may have 32,000 bytes. */
  private static final int MOST_ENTRIES = 8;

  @Override
  public ObjectNode of(ChatCard whole) {
    ChatCard card = whole.upTo(MOST_ENTRIES);
    ObjectNode message = ChatHttp.object();
    message.put("text", plain(card.brief()));
    ObjectNode wrapped = message.putArray("cardsV2").addObject().put("cardId", "tocsin");
    ArrayNode sections = wrapped.putObject("card").putArray("sections");
    for (int i = 0; i < card.entries().size(); i++) {
      entry(sections.addObject(), card, i);
    }
    if (!card.lines().isEmpty()) {
      text(sections.addObject().putArray("widgets"), html(String.join("\n", card.lines())));
    }
    if (card.more() != null) {
      ArrayNode widgets = sections.addObject().putArray("widgets");
      text(widgets, html(card.moreSentence()));
      if (card.more().address() != null) {
        button(buttons(widgets), "All incidents", card.more().address());
      }
    }
    if (sections.isEmpty()) {
      message.remove("cardsV2");
    }
    return message;
  }

  /** Messages with one thread key are one thread. */
  @Override
  public Optional<String> query(@Nullable String thread) {
    return Optional.ofNullable(thread)
        .map(key ->
            "messageReplyOption=REPLY_MESSAGE_FALLBACK_TO_NEW_THREAD&threadKey="
                + URLEncoder.encode(key, StandardCharsets.UTF_8));
  }

  private static void entry(ObjectNode section, ChatCard card, int index) {
    ChatCard.Entry entry = card.entries().get(index);
    ArrayNode widgets = section.putArray("widgets");
    StringBuilder text = new StringBuilder("<b>").append(html(entry.headline())).append("</b>");
    if (index == 0) {
      card.facts()
          .forEach(fact -> text.append("<br>").append(html(fact.name() + ": " + fact.value())));
    } else {
      text.append("<br>").append(html(entry.about()));
    }
    text(widgets, text.toString());
    boolean any =
        entry.address() != null || entry.choices().stream().anyMatch(c -> c.address() != null);
    if (any) {
      ArrayNode buttons = buttons(widgets);
      for (ChatCard.Choice choice : entry.choices()) {
        if (choice.address() != null) {
          button(buttons, card.words().button(choice.answer()), choice.address());
        }
      }
      if (entry.address() != null) {
        button(buttons, card.words().open(), entry.address());
      }
    }
  }

  private static void text(ArrayNode widgets, String html) {
    widgets.addObject().putObject("textParagraph").put("text", html);
  }

  private static ArrayNode buttons(ArrayNode widgets) {
    return widgets.addObject().putObject("buttonList").putArray("buttons");
  }

  private static void button(ArrayNode buttons, String text, String address) {
    ObjectNode button = buttons.addObject().put("text", text);
    button.putObject("onClick").putObject("openLink").put("url", address);
  }

  private static String html(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** The line above the card knows mentions such as {@code <users/all>} and no escapes. */
  private static String plain(String text) {
    return text.replace('<', '‹').replace('>', '›');
  }
}
