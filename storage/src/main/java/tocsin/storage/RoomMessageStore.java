package tocsin.storage;

import java.util.Optional;
import tocsin.core.id.ReceiverId;

/**
 * Which message in a chat room tells of what, so that it can be changed and need not be written
 * anew: a side road's own memory, which may be lost. Only the latest {@link #MOST} are kept.
 */
public interface RoomMessageStore {
  /** So many are kept, of all rooms together. */
  int MOST = 20_000;

  /** What the product calls the message there about that resource; empty when none is known. */
  Optional<String> find(ReceiverId room, String resource);

  /** That message tells of it from now on; durable when it returns. */
  void keep(ReceiverId room, String resource, String message);

  /** No message tells of it any more. */
  void forget(ReceiverId room, String resource);
}
