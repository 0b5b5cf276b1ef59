package tocsin.channel.chat.mattermost;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.channel.Answered;
import tocsin.channel.Callback;
import tocsin.channel.chat.ButtonCode;
import tocsin.channel.chat.ChatAnswers;
import tocsin.channel.chat.ChatCard;
import tocsin.channel.chat.ChatHttp;
import tocsin.channel.chat.FormBody;
import tocsin.channel.chat.Hmac;
import tocsin.channel.chat.Markdown;
import tocsin.core.reply.PageAnswer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What Mattermost calls: buttons that were pressed, and the slash command. The server says who it
 * was; that it is the server is proved by what our buttons carry, or by the command's token.
 */
public final class MattermostCallback implements Callback {
  private final MattermostButtons buttons;
  private final ChatAnswers answers;
  private final @Nullable String commandToken;

  /**
   * Takes calls.
   *
   * @param commandToken the slash command's; null when there is none
   */
  public MattermostCallback(
      MattermostButtons buttons, ChatAnswers answers, @Nullable String commandToken) {
    this.buttons = buttons;
    this.answers = answers;
    this.commandToken = commandToken;
  }

  @Override
  public String name() {
    return "mattermost";
  }

  @Override
  public Answer take(Call call) {
    return call.rest().equals("command") ? command(call) : pressed(ChatHttp.read(call.text()));
  }

  private Answer pressed(JsonNode body) {
    Optional<MattermostButtons.Context> context = buttons.read(body.path("context"));
    if (context.isEmpty()) {
      return Answer.forged();
    }
    String person = "@" + body.path("user_name").asString("");
    Answered answered =
        answers
            .pressed(person, context.get().code().text())
            .orElse(new Answered.Unknown("Nothing was changed."));
    ObjectNode reply = ChatHttp.object();
    if (answered instanceof Answered.Done done && context.get().alone()) {
      reply.set("update", after(context.get(), done.sentence(), person));
    } else {
      reply.put("ephemeral_text", Markdown.escaped(answered.sentence()));
    }
    return Answer.json(reply.toString());
  }

  /** The message now says what was done and by whom; who has acknowledged can still resolve. */
  private ObjectNode after(MattermostButtons.Context context, String sentence, String person) {
    boolean taken = context.code().answer() == PageAnswer.ACKNOWLEDGE;
    ObjectNode update = ChatHttp.object();
    update.put("message", Markdown.escaped(context.headline()));
    ObjectNode attachment = update.putObject("props").putArray("attachments").addObject();
    attachment.put("fallback", sentence);
    ChatCard.Tone tone = taken ? ChatCard.Tone.TAKEN : ChatCard.Tone.PLAIN;
    attachment.put("color", MattermostPost.color(tone));
    attachment.put("text", "✓ " + Markdown.escaped(sentence + " " + person));
    if (taken) {
      ButtonCode resolve = new ButtonCode(PageAnswer.RESOLVE, context.code().incident());
      buttons.add(attachment, new MattermostButtons.Context(resolve, context.headline(), true));
    }
    return update;
  }

  private Answer command(Call call) {
    FormBody form = FormBody.read(call.text());
    if (commandToken == null || !Hmac.same(commandToken, form.get("token"))) {
      return Answer.forged();
    }
    ObjectNode said = ChatHttp.object();
    said.put("response_type", "ephemeral");
    String sentence = answers.typed("@" + form.get("user_name"), form.get("text"));
    said.put("text", Markdown.escaped(sentence));
    return Answer.json(said.toString());
  }
}
