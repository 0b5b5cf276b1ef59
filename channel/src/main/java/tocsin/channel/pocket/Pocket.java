package tocsin.channel.pocket;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import tocsin.channel.Message;
import tocsin.channel.Notice;
import tocsin.core.account.ContactMethod;

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
   * @param key the same for every attempt
   * @param recipient how the person is called
   * @param words subject and text for a mail, a line for everything else
   * @param links null for what nobody has to answer
   */
  public record Received(
      long number,
      Instant at,
      String key,
      String recipient,
      ContactMethod contact,
      Words words,
      Message.@Nullable Links links) {}

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
    return put(number ->
        new Received(
            number,
            at,
            message.idempotencyKey(),
            message.recipientName(),
            message.contact(),
            words,
            message.links()));
  }

  /** Puts a notice in, under the same rule. */
  Received put(Notice notice, Words words, Instant at) {
    return put(number ->
        new Received(
            number,
            at,
            notice.idempotencyKey(),
            notice.recipientName(),
            notice.contact(),
            words,
            null));
  }

  private Received put(LongFunction<Received> message) {
    Received fresh;
    synchronized (received) {
      fresh = message.apply(last + 1);
      Optional<Received> earlier = find(fresh.key());
      if (earlier.isPresent()) {
        return earlier.get();
      }
      last++;
      received.addFirst(fresh);
      if (received.size() > CAPACITY) {
        received.removeLast();
      }
    }
    watchers.forEach(watcher -> watcher.accept(fresh));
    return fresh;
  }

  private Optional<Received> find(String key) {
    return received.stream().filter(r -> r.key().equals(key)).findFirst();
  }
}
