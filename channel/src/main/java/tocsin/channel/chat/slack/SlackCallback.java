package tocsin.channel.chat.slack;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import tocsin.channel.Answered;
import tocsin.channel.Callback;
import tocsin.channel.chat.ChatAnswers;
import tocsin.channel.chat.ChatHttp;
import tocsin.channel.chat.FormBody;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What Slack calls: buttons that were pressed, the slash command, and what people write to the bot.
 * Slack waits three seconds, so messages are changed after it has its answer.
 */
public final class SlackCallback implements Callback {
  private final Slack slack;
  private final SlackSignature signature;
  private final ChatAnswers answers;
  private final Executor later;

  /**
   * Takes calls.
   *
   * @param signingSecret the app's
   * @param later runs what blocks and need not be waited for
   */
  public SlackCallback(
      Slack slack, String signingSecret, InstantSource clock, ChatAnswers answers, Executor later) {
    this.slack = slack;
    this.signature = new SlackSignature(signingSecret, clock);
    this.answers = answers;
    this.later = later;
  }

  @Override
  public String name() {
    return "slack";
  }

  @Override
  public Answer take(Call call) {
    if (!signature.fits(call)) {
      return Answer.forged();
    }
    if (call.header("content-type").orElse("").startsWith("application/json")) {
      return event(ChatHttp.read(call.text()));
    }
    FormBody form = FormBody.read(call.text());
    if (form.has("payload")) {
      pressed(ChatHttp.read(form.get("payload")));
      return Answer.text(200, "");
    }
    return form.has("command") ? command(form) : Answer.text(400, "Not understood.");
  }

  /** The member who typed the command is told by Slack; the answer is shown to them only. */
  private Answer command(FormBody form) {
    String person = form.get("user_id");
    ObjectNode said = ChatHttp.object();
    said.put("response_type", "ephemeral");
    said.put("text", SlackBlocks.escaped(answers.typed(person, form.get("text"))));
    return Answer.json(said.toString());
  }

  private void pressed(JsonNode payload) {
    String person = payload.path("user").path("id").asString("");
    JsonNode action = payload.path("actions").path(0);
    Optional<Answered> answered = answers.pressed(person, action.path("value").asString(""));
    answered.ifPresent(result -> later.execute(() -> show(payload, person, result)));
  }

  private void show(JsonNode payload, String person, Answered answered) {
    String channel = payload.path("channel").path("id").asString("");
    try {
      var unused =
          switch (answered) {
            case Answered.Done(String sentence) ->
                slack.call(
                    "chat.update",
                    new PressedMessage(payload).after(sentence, person).put("channel", channel));
            case Answered.Refused(String sentence) ->
                slack.call("chat.postEphemeral", toldOnly(channel, person, sentence));
            case Answered.Unknown(String sentence) ->
                slack.call("chat.postEphemeral", toldOnly(channel, person, sentence));
          };
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static ObjectNode toldOnly(String channel, String person, String sentence) {
    ObjectNode message = ChatHttp.object();
    message.put("channel", channel);
    message.put("user", person);
    return message.put("text", SlackBlocks.escaped(sentence));
  }

  /** What people write to the bot; others' words in rooms are none of its business. */
  private Answer event(JsonNode body) {
    if (body.path("type").asString("").equals("url_verification")) {
      return Answer.text(200, body.path("challenge").asString(""));
    }
    JsonNode event = body.path("event");
    boolean written =
        event.path("type").asString("").equals("message")
            && event.path("channel_type").asString("").equals("im")
            && !event.has("subtype")
            && !event.has("bot_id");
    if (written) {
      later.execute(() -> reply(event));
    }
    return Answer.text(200, "");
  }

  private void reply(JsonNode event) {
    String person = event.path("user").asString("");
    ObjectNode message = ChatHttp.object();
    message.put("channel", event.path("channel").asString(""));
    String said = answers.typed(person, event.path("text").asString(""));
    message.put("text", SlackBlocks.escaped(said));
    try {
      var unused = slack.call("chat.postMessage", message);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
