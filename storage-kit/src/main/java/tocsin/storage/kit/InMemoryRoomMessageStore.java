package tocsin.storage.kit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tocsin.core.id.ReceiverId;
import tocsin.storage.RoomMessageStore;

/** Messages in chat rooms, in memory. */
public final class InMemoryRoomMessageStore implements RoomMessageStore {
  private final LinkedHashMap<Place, String> messages = new LinkedHashMap<>();

  private record Place(ReceiverId room, String resource) {}

  @Override
  public synchronized Optional<String> find(ReceiverId room, String resource) {
    return Optional.ofNullable(messages.get(new Place(room, resource)));
  }

  @Override
  public synchronized void keep(ReceiverId room, String resource, String message) {
    messages.putLast(new Place(room, resource), message);
    if (messages.size() > MOST) {
      Map.Entry<Place, String> _ = messages.pollFirstEntry();
    }
  }

  @Override
  public synchronized void forget(ReceiverId room, String resource) {
    messages.remove(new Place(room, resource));
  }
}
