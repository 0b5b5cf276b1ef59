package tocsin.channel.chat.matrix;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tocsin.channel.Answered;
import tocsin.channel.chat.ButtonCode;
import tocsin.channel.chat.ChatAnswers;
import tocsin.channel.chat.ChatHttp.Said;
import tocsin.channel.chat.Listener;
import tocsin.core.reply.PageReply;
import tocsin.core.reply.ReplyText;
import tools.jackson.databind.JsonNode;

/**
 * Asks the homeserver for reactions and words. In a conversation with one person every word is for
 * the bot; in a room only what begins with an exclamation mark, what replies to it, and reactions
 * to what it wrote.
 */
public final class MatrixListener implements Listener {
  private static final Duration WAIT = Duration.ofSeconds(25);
  private static final Set<String> FIRST = Set.of("✅", "☑", "👍");
  private static final Set<String> SECOND = Set.of("🏁", "❌", "👎");

  private static final Heard TROUBLE =
      new Heard.Trouble(
          "The homeserver can't be asked for news. If this goes on, look at matrix.url,"
              + " matrix.token and at that server.");

  private final Matrix matrix;
  private final ChatAnswers answers;
  private String since = "";

  public MatrixListener(Matrix matrix, ChatAnswers answers) {
    this.matrix = matrix;
    this.answers = answers;
  }

  @Override
  public String name() {
    return "matrix";
  }

  @Override
  public Heard listen() throws InterruptedException {
    Optional<String> me = matrix.api().me();
    if (me.isEmpty()) {
      return TROUBLE;
    }
    if (since.isEmpty()) {
      since = MatrixApi.body(matrix.api().listenedTo(me.get())).path("since").asString("");
    }
    boolean present = since.isEmpty();
    Said said = matrix.api().sync(since, WAIT);
    String next = MatrixApi.body(said).path("next_batch").asString("");
    if (!MatrixApi.good(said) || next.isEmpty()) {
      return TROUBLE;
    }
    // Before they are taken: an event that can't be taken must not come for ever.
    since = next;
    boolean any = !present && take(MatrixApi.body(said).at("/rooms/join"), me.get());
    if (present || any) {
      Said unused = matrix.api().saveListenedTo(me.get(), next);
    }
    return Heard.ALL;
  }

  private boolean take(JsonNode rooms, String me) throws InterruptedException {
    boolean any = false;
    for (Map.Entry<String, JsonNode> room : rooms.properties()) {
      for (JsonNode event : room.getValue().at("/timeline/events")) {
        if (!event.path("sender").asString("").equals(me)) {
          any = true;
          take(room.getKey(), event);
        }
      }
    }
    return any;
  }

  private void take(String room, JsonNode event) throws InterruptedException {
    JsonNode content = event.path("content");
    if (event.path("type").asString("").equals("m.reaction")) {
      reacted(room, event, content.path("m.relates_to"));
    } else if (content.path("msgtype").asString("").equals("m.text")) {
      wrote(room, event, content);
    }
  }

  private void reacted(String room, JsonNode event, JsonNode relation) throws InterruptedException {
    // A variation selector behind the sign says only how it is drawn.
    String sign = relation.path("key").asString("").replace("\ufe0f", "");
    int which = FIRST.contains(sign) ? 0 : 1;
    if (!FIRST.contains(sign) && !SECOND.contains(sign)) {
      return;
    }
    Optional<JsonNode> codes = matrix.answersOf(room, relation.path("event_id").asString(""));
    String code = codes.map(found -> found.path(which).asString("")).orElse("");
    Optional<Answered> answered = answers.pressed(sender(event), code);
    if (answered.isPresent()) {
      say(room, event, answered.get().sentence());
    }
  }

  private void wrote(String room, JsonNode event, JsonNode content) throws InterruptedException {
    String words = withoutQuote(content.path("body").asString(""));
    String repliedTo = content.at("/m.relates_to/m.in_reply_to/event_id").asString("");
    Optional<JsonNode> codes =
        repliedTo.isEmpty() ? Optional.empty() : matrix.answersOf(room, repliedTo);
    Optional<PageReply> reply = ReplyText.read(words);
    if (codes.isPresent() && reply.isPresent() && reply.get().about() instanceof PageReply.Only) {
      Optional<String> incident =
          ButtonCode.read(codes.get().path(0).asString("")).map(ButtonCode::incident);
      if (incident.isPresent()) {
        String code = new ButtonCode(reply.get().answer(), incident.get()).text();
        String sentence = answers.pressed(sender(event), code).map(Answered::sentence).orElse("");
        say(room, event, sentence);
        return;
      }
    }
    if (words.startsWith("!")
        || codes.isPresent()
        || matrix.directs().isWith(room, sender(event))) {
      say(room, event, answers.typed(sender(event), words));
    }
  }

  /** Older clients put what is replied to above the reply. */
  private static String withoutQuote(String body) {
    return body.lines()
        .filter(line -> !line.startsWith("> "))
        .collect(Collectors.joining("\n"))
        .strip();
  }

  private static String sender(JsonNode event) {
    return event.path("sender").asString("");
  }

  private void say(String room, JsonNode event, String sentence) throws InterruptedException {
    matrix.say(room, "re-" + event.path("event_id").asString(""), sentence);
  }
}
