package tocsin.channel.chat.slack;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tocsin.channel.Outcome;
import tocsin.channel.Outcome.Delivered;
import tocsin.channel.Outcome.Rejected;
import tocsin.channel.Outcome.Unreachable;
import tocsin.channel.chat.ChatCard;
import tocsin.channel.chat.ChatHttp;
import tocsin.channel.chat.ChatHttp.Said;
import tocsin.channel.chat.ChatProduct;
import tocsin.channel.chat.MessageRef;
import tocsin.channel.chat.Troubles;
import tocsin.core.account.ContactKind;
import tools.jackson.databind.node.ObjectNode;

/** Posts by Slack's Web API, which says in the body of a 200 whether it went well. */
public final class Slack implements ChatProduct {
  private static final String NAME = "Slack";
  private static final Duration SOON = Duration.ofSeconds(15);
  private static final Set<String> PASSING =
      Set.of("internal_error", "fatal_error", "service_unavailable", "request_timeout");
  private static final Set<String> TOO_MANY = Set.of("ratelimited", "rate_limited");
  private static final Set<String> TOKEN =
      Set.of(
          "invalid_auth",
          "not_authed",
          "account_inactive",
          "token_revoked",
          "token_expired",
          "missing_scope",
          "not_allowed_token_type");
  private static final Set<String> PLACE =
      Set.of("channel_not_found", "not_in_channel", "is_archived", "user_not_found");

  private final ChatHttp http;
  private final SlackBlocks blocks;

  public Slack(SlackSettings settings) {
    this.http =
        new ChatHttp(
            NAME,
            settings.api(),
            Map.of("Authorization", "Bearer " + settings.token()),
            settings.patience());
    this.blocks = new SlackBlocks(settings.hears());
  }

  @Override
  public String name() {
    return "slack";
  }

  @Override
  public ContactKind kind() {
    return ContactKind.SLACK;
  }

  @Override
  public Outcome post(Place place, ChatCard card, Posting posting) throws InterruptedException {
    Optional<MessageRef> earlier = MessageRef.read(posting.earlier());
    ObjectNode message = blocks.message(card);
    if (posting.instead() && earlier.isPresent()) {
      message.put("channel", earlier.get().place()).put("ts", earlier.get().message());
      return outcome(call("chat.update", message));
    }
    message.put(
        "channel",
        switch (place) {
          case Place.Person(String address) -> address;
          case Place.Room(String id) -> id;
        });
    ObjectNode metadata = message.putObject("metadata");
    metadata.put("event_type", "tocsin_message");
    metadata.putObject("event_payload").put("key", posting.key());
    // In a thread alone it would make no sound.
    earlier.ifPresent(ref -> message.put("thread_ts", ref.message()).put("reply_broadcast", true));
    return outcome(call("chat.postMessage", message));
  }

  /** One call of the Web API. */
  Said call(String method, ObjectNode body) throws InterruptedException {
    return http.post("/" + method, body);
  }

  private static Outcome outcome(Said said) {
    return Troubles.passing(NAME, said).orElseGet(() -> answered((Said.Answer) said));
  }

  private static Outcome answered(Said.Answer answer) {
    if (answer.body().path("ok").asBoolean(false)) {
      String channel = answer.body().path("channel").asString("");
      return new Delivered(new MessageRef(channel, answer.body().path("ts").asString("")).text());
    }
    String error = answer.body().path("error").asString("");
    if (TOO_MANY.contains(error)) {
      return Troubles.waits(NAME, answer.retryAfter());
    }
    if (PASSING.contains(error)) {
      return new Unreachable("Slack has trouble of its own (" + error + ").", SOON);
    }
    return new Rejected(why(error, answer.status()));
  }

  private static String why(String error, int status) {
    if (TOKEN.contains(error)) {
      return "Slack does not accept slack.token or its scopes ("
          + error
          + "). Set a bot token"
          + " with chat:write.";
    }
    if (PLACE.contains(error)) {
      return "Slack knows no such member or channel, or the bot isn't in it ("
          + error
          + ")."
          + " Correct the address, or invite the bot.";
    }
    String plain = error.matches("[a-z0-9_]{1,60}") ? error : "status " + status;
    return "Slack refused the message (" + plain + ").";
  }
}
