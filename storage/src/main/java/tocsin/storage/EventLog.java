package tocsin.storage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import tocsin.core.event.Event;
import tocsin.core.event.EventAction;
import tocsin.core.event.LoggedEvent;

/**
 * Every accepted event, in the order of acceptance. It stands between intake and engine, so intake
 * keeps accepting when everything behind it is down. Safe for use by several threads.
 */
public interface EventLog {
  /**
   * Adds an event; completes with its position once it survives a power cut, and not before. Never
   * blocks: when too much waits already it fails at once with {@link
   * StorageException.Kind#OVERLOADED}. Completion may run on the store's own thread: do little
   * there.
   */
  CompletableFuture<Long> append(Event event);

  /**
   * Up to {@code max} durable events after that position, in order; fewer when they are large, so
   * that a batch fits in memory, but at least one when there is one. Positions may have holes.
   */
  List<LoggedEvent> read(long after, int max);

  /**
   * Change events, and how far was looked for them.
   *
   * @param upTo the events up to here are looked through
   */
  record Changes(List<LoggedEvent> events, long upTo) {}

  /** The change events among up to {@code max} durable events after that position, in order. */
  default Changes changes(long after, int max) {
    List<LoggedEvent> read = read(after, max);
    return new Changes(
        read.stream().filter(logged -> logged.event().action() == EventAction.CHANGE).toList(),
        read.isEmpty() ? after : read.getLast().position());
  }

  /** The event at that position; empty when there is none or it was forgotten. */
  Optional<LoggedEvent> find(long position);

  /**
   * The position given last, also when its event was forgotten; 0 when there never was one. No
   * position is given twice.
   */
  long lastPosition();

  /**
   * Lets go of events received before then, and gives their space to later ones. Some may stay for
   * a while: what lies beside later events goes with those.
   */
  void forget(Instant before);

  /** How much the events take of the disk, in bytes; space that was given free is not counted. */
  long bytes();

  /**
   * Lets go of the oldest events, but of none behind that position, until the rest takes no more
   * than so many bytes or nothing more may go.
   */
  void forgetBeyond(long bytes, long upTo);
}
