package tocsin.channel.chat.mattermost;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import tocsin.channel.chat.ButtonCode;
import tocsin.channel.chat.ChatCard;
import tocsin.channel.chat.Hmac;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The buttons of our messages. Mattermost keeps what a button carries to itself and sends it to us
 * when it is pressed; it signs nothing, so what the button carries is signed by us: whoever can
 * show it is the server that we gave it to.
 *
 * @param secret ours
 * @param address where we are called, without a slash at its end
 */
public record MattermostButtons(byte[] secret, Supplier<Optional<String>> address) {
  /**
   * What a button carries.
   *
   * @param headline of the incident
   * @param alone whether the message tells of this incident only
   */
  record Context(ButtonCode code, String headline, boolean alone) {
    private String signed() {
      return code.text() + "\n" + alone + "\n" + headline;
    }
  }

  /** Adds the buttons of an incident; without an address of ours they open the page instead. */
  void add(ObjectNode attachment, ChatCard.Entry entry, ChatCard card) {
    Optional<String> own = address.get();
    if (own.isEmpty() || entry.choices().isEmpty()) {
      return;
    }
    boolean alone = card.entries().size() == 1;
    ArrayNode actions = attachment.putArray("actions");
    for (ChatCard.Choice choice : entry.choices()) {
      ButtonCode code = new ButtonCode(choice.answer(), entry.incident());
      String word = card.words().button(choice.answer());
      action(actions, word, new Context(code, entry.headline(), alone), own.get());
    }
  }

  void add(ObjectNode attachment, Context context) {
    String word = context.code().answer().word();
    address.get().ifPresent(own -> action(attachment.putArray("actions"), word, context, own));
  }

  private void action(ArrayNode actions, String word, Context context, String own) {
    ObjectNode action = actions.addObject();
    action.put("id", context.code().answer().name().toLowerCase(Locale.ROOT));
    action.put("type", "button");
    action.put("name", word);
    ObjectNode integration = action.putObject("integration");
    integration.put("url", own + "/in/mattermost");
    ObjectNode carried = integration.putObject("context");
    carried.put("code", context.code().text());
    carried.put("headline", context.headline());
    carried.put("alone", context.alone());
    carried.put("signature", Hmac.sign(secret, context.signed()));
  }

  /** What a button carried; empty when it is none of ours. */
  Optional<Context> read(JsonNode carried) {
    String headline = carried.path("headline").asString("");
    boolean alone = carried.path("alone").asBoolean(false);
    String signature = carried.path("signature").asString("");
    return ButtonCode.read(carried.path("code").asString(""))
        .map(code -> new Context(code, headline, alone))
        .filter(context -> Hmac.same(Hmac.sign(secret, context.signed()), signature));
  }
}
