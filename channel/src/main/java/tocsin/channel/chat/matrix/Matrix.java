package tocsin.channel.chat.matrix;

import java.util.Optional;
import tocsin.channel.Outcome;
import tocsin.channel.Outcome.Delivered;
import tocsin.channel.Outcome.Rejected;
import tocsin.channel.chat.ChatCard;
import tocsin.channel.chat.ChatHttp.Said;
import tocsin.channel.chat.ChatProduct;
import tocsin.channel.chat.MessageRef;
import tocsin.channel.chat.Troubles;
import tocsin.core.account.ContactKind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Posts by Matrix's client-server API. What it posts is not encrypted. */
public final class Matrix implements ChatProduct {
  private static final String NAME = "Matrix";

  private final MatrixApi api;
  private final DirectRooms directs;

  public Matrix(MatrixSettings settings) {
    this.api = new MatrixApi(settings);
    this.directs = new DirectRooms(api);
  }

  MatrixApi api() {
    return api;
  }

  DirectRooms directs() {
    return directs;
  }

  @Override
  public String name() {
    return "matrix";
  }

  @Override
  public ContactKind kind() {
    return ContactKind.MATRIX;
  }

  @Override
  public Outcome post(Place place, ChatCard card, Posting posting) throws InterruptedException {
    return switch (place) {
      case Place.Room(String id) -> inRoom(id, card, posting);
      case Place.Person(String address) when address.startsWith("!") ->
          inRoom(address, card, posting);
      case Place.Person(String address) ->
          switch (directs.with(address)) {
            case DirectRooms.Found.Room(String id) -> inRoom(id, card, posting);
            case DirectRooms.Found.None(Said because) -> trouble(because);
          };
    };
  }

  private Outcome inRoom(String room, ChatCard card, Posting posting) throws InterruptedException {
    ObjectNode content = MatrixMessage.of(card);
    MessageRef.read(posting.earlier())
        .ifPresent(earlier -> {
          if (posting.instead()) {
            content.set("m.new_content", content.deepCopy());
            content
                .putObject("m.relates_to")
                .put("rel_type", "m.replace")
                .put("event_id", earlier.message());
          } else {
            content
                .putObject("m.relates_to")
                .putObject("m.in_reply_to")
                .put("event_id", earlier.message());
          }
        });
    Said said = api.send(room, posting.key(), content);
    if (isForbidden(said) && MatrixApi.good(api.join(room))) {
      said = api.send(room, posting.key(), content);
    }
    String event = MatrixApi.body(said).path("event_id").asString("");
    return MatrixApi.good(said) ? new Delivered(new MessageRef(room, event).text()) : trouble(said);
  }

  /** The bot may have been invited and not have come in yet. */
  private static boolean isForbidden(Said said) {
    return said instanceof Said.Answer answer && answer.status() == 403;
  }

  private static Outcome trouble(Said said) {
    if (said instanceof Said.Answer answer && answer.status() == 429) {
      long millis = answer.body().path("retry_after_ms").asLong(0);
      return Troubles.waits(
          NAME, millis > 0 ? Long.toString((millis + 999) / 1_000) : answer.retryAfter());
    }
    return Troubles.passing(NAME, said).orElseGet(() -> new Rejected(why((Said.Answer) said)));
  }

  private static String why(Said.Answer answer) {
    return switch (answer.status()) {
      case 401 -> "The homeserver does not accept matrix.token. Set the bot's access token.";
      case 403 -> "The bot may not write there. Invite it to the room, or let it invite you.";
      default ->
          "The homeserver refused the message (" + answer.status() + "). Correct the address.";
    };
  }

  /** A sentence in a room, for whoever asked there. */
  void say(String room, String key, String sentence) throws InterruptedException {
    Said unused = api.send(room, key, MatrixMessage.notice(sentence));
  }

  /** What a reaction to that event means: the codes of its answers, if it is one of ours. */
  Optional<JsonNode> answersOf(String room, String event) throws InterruptedException {
    Optional<String> me = api.me();
    JsonNode found = MatrixApi.body(api.event(room, event));
    boolean ours = me.isPresent() && found.path("sender").asString("").equals(me.get());
    return ours ? Optional.of(found.path("content").path(MatrixMessage.ANSWERS)) : Optional.empty();
  }
}
