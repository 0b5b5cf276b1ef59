package tocsin.channel.chat.matrix;

import java.util.Optional;
import tocsin.channel.chat.ChatHttp;
import tocsin.channel.chat.ChatHttp.Said;
import tocsin.channel.chat.Memory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The bot's conversations with single people, made when they are needed first. The list is kept
 * where every Matrix client keeps it, at the homeserver.
 */
final class DirectRooms {
  private static final int REMEMBERED = 5_000;

  private final MatrixApi api;
  private final Memory<String> rooms = new Memory<>(REMEMBERED);
  private final Memory<String> people = new Memory<>(REMEMBERED);

  DirectRooms(MatrixApi api) {
    this.api = api;
  }

  /** What was found. */
  sealed interface Found {
    /** There it is. */
    record Room(String id) implements Found {}

    /** There is none, and none could be made. */
    record None(Said because) implements Found {}
  }

  /** The room with that person. One that is known waits for none that is looked for or made. */
  Found with(String person) throws InterruptedException {
    Optional<String> known = rooms.find(person);
    return known.isPresent() ? new Found.Room(known.get()) : lookUp(person);
  }

  /** One at a time, so that two pages don't make two rooms. */
  private synchronized Found lookUp(String person) throws InterruptedException {
    Optional<String> known = rooms.find(person);
    if (known.isPresent()) {
      return new Found.Room(known.get());
    }
    Optional<String> me = api.me();
    if (me.isEmpty()) {
      return new Found.None(new Said.Silence("Matrix does not say who the bot is just now."));
    }
    Said listed = api.directs(me.get());
    if (!MatrixApi.good(listed) && !isNone(listed)) {
      return new Found.None(listed); // a list that can't be read must not be written anew
    }
    JsonNode all = MatrixApi.good(listed) ? MatrixApi.body(listed) : ChatHttp.object();
    String last = all.path(person).path(0).asString("");
    if (!last.isEmpty()) {
      remember(person, last);
      return new Found.Room(last);
    }
    return make(person, me.get(), all);
  }

  /** Nobody has written the list yet. */
  private static boolean isNone(Said said) {
    return said instanceof Said.Answer answer && answer.status() == 404;
  }

  private Found make(String person, String me, JsonNode all) throws InterruptedException {
    Said made = api.createDirect(person);
    String room = MatrixApi.body(made).path("room_id").asString("");
    if (!MatrixApi.good(made) || room.isEmpty()) {
      return new Found.None(made);
    }
    ObjectNode directs = all instanceof ObjectNode object ? object.deepCopy() : ChatHttp.object();
    directs.putArray(person).add(room);
    Said unused = api.saveDirects(me, directs);
    remember(person, room);
    return new Found.Room(room);
  }

  private void remember(String person, String room) {
    rooms.put(person, room);
    people.put(room, person);
  }

  /** Whether it is a conversation with that person alone. */
  boolean isWith(String room, String person) throws InterruptedException {
    Optional<String> known = people.find(room);
    if (known.isPresent()) {
      return known.get().equals(person);
    }
    Optional<String> me = api.me();
    if (me.isEmpty()) {
      return false;
    }
    for (JsonNode each : MatrixApi.body(api.directs(me.get())).path(person)) {
      if (each.asString("").equals(room)) {
        remember(person, room);
        return true;
      }
    }
    return false;
  }
}
