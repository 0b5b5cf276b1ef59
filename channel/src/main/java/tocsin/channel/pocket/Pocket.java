package tocsin.channel.pocket;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import tocsin.channel.Message;

/**
 * What all fake phones and mailboxes of the demo received: the newest messages, in memory. Any
 * number of threads may use it.
 */
public final class Pocket {
  /** How many messages are kept. */
  public static final int CAPACITY = 200;

  private final Deque<Received> received = new ArrayDeque<>();
  private final List<Consumer<Received>> watchers = new CopyOnWriteArrayList<>();
  private long last;

  /**
   * One message in somebody's pocket.
   *
   * @param number counts all messages from 1; grows by one with each
   * @param words subject and text for a mail, a line for everything else
   */
  public record Received(long number, Instant at, Message message, Words words) {}

  /**
   * What it says.
   *
   * @param subject one line
   * @param text the rest; empty where the line is all
   */
  public record Words(String subject, String text) {}

  /** Watching, until closed. */
  public interface Watch extends AutoCloseable {
    @Override
    void close();
  }

  /** The newest messages, newest first. */
  public List<Received> received() {
    synchronized (received) {
      return List.copyOf(received);
    }
  }

  /**
   * Calls the watcher for each message that comes from now on, on the sender's thread: it must be
   * quick and not throw. Messages may come out of order; their numbers tell.
   */
  public Watch watch(Consumer<Received> watcher) {
    watchers.add(watcher);
    return () -> watchers.remove(watcher);
  }

  /** Forgets everything. */
  public void clear() {
    synchronized (received) {
      received.clear();
    }
  }

  /** Puts a message in, unless one with the same key is there; gives the one that is. */
  Received put(Message message, Words words, Instant at) {
    Received fresh;
    synchronized (received) {
      Optional<Received> earlier = find(message.idempotencyKey());
      if (earlier.isPresent()) {
        return earlier.get();
      }
      fresh = new Received(++last, at, message, words);
      received.addFirst(fresh);
      if (received.size() > CAPACITY) {
        received.removeLast();
      }
    }
    watchers.forEach(watcher -> watcher.accept(fresh));
    return fresh;
  }

  private Optional<Received> find(String key) {
    return received.stream().filter(r -> r.message().idempotencyKey().equals(key)).findFirst();
  }
}
