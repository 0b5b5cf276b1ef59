package tocsin.storage.sql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tocsin.storage.StorageException;
import tocsin.storage.StorageException.Kind;

/**
 * Takes items from many threads and hands whatever waits to one thread as a group, so that one
 * durable commit serves them all. While one group is written the next one gathers; nothing waits
 * for company. What waits is bounded in number and in bytes.
 */
final class GroupCommit<I extends GroupCommit.Item> implements AutoCloseable {
  private final Bounds bounds;
  private final Consumer<List<I>> sink;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition something = lock.newCondition();
  private final ArrayDeque<I> waiting = new ArrayDeque<>();
  private final Thread thread;
  private long waitingBytes;
  private boolean closed;

  /** How much may wait, and how large a group may be. A single item may be larger than a group. */
  record Bounds(int waitingItems, long waitingBytes, int groupItems, long groupBytes) {}

  /** Something to be written. */
  interface Item {
    /** About how much memory it holds while it waits. */
    long bytes();

    /** It was not written. */
    void failed(StorageException why);
  }

  /**
   * @param sink writes a group and tells each of its items; when it throws, the items it has not
   *     told are told that they failed
   */
  GroupCommit(String name, Bounds bounds, Consumer<List<I>> sink) {
    this.bounds = bounds;
    this.sink = sink;
    this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    thread.start();
  }

  /** Takes the item, or tells it at once that it failed. Never blocks for longer than a queue. */
  void add(I item) {
    @Nullable Kind refused;
    lock.lock();
    try {
      refused = refusal(item);
      if (refused == null) {
        waiting.add(item);
        waitingBytes += item.bytes();
        something.signal();
        return;
      }
    } finally {
      lock.unlock();
    }
    item.failed(
        refused == Kind.CLOSED
            ? new StorageException(Kind.CLOSED, "The store is closed")
            : new StorageException(
                Kind.OVERLOADED, "Too much waits to be written; try again in a moment"));
  }

  private @Nullable Kind refusal(I item) {
    if (closed) {
      return Kind.CLOSED;
    }
    boolean tooMany = waiting.size() >= bounds.waitingItems();
    boolean tooLarge = waitingBytes + item.bytes() > bounds.waitingBytes() && !waiting.isEmpty();
    return tooMany || tooLarge ? Kind.OVERLOADED : null;
  }

  private void run() {
    for (List<I> group = next(); !group.isEmpty(); group = next()) {
      try {
        sink.accept(group);
      } catch (StorageException e) {
        group.forEach(item -> item.failed(e));
      } catch (RuntimeException | Error e) { // whatever it is: the next group may do better
        StorageException failed =
            new StorageException(Kind.FAILED, "The store failed; see the log for the cause", e);
        group.forEach(item -> item.failed(failed));
      }
    }
  }

  /** What waits, up to a group; empty when closed and nothing waits any more. */
  private List<I> next() {
    List<I> group = new ArrayList<>();
    lock.lock();
    try {
      while (waiting.isEmpty() && !closed) {
        something.awaitUninterruptibly();
      }
      long bytes = 0;
      while (!waiting.isEmpty() && group.size() < bounds.groupItems()) {
        long size = waiting.getFirst().bytes();
        if (!group.isEmpty() && bytes + size > bounds.groupBytes()) {
          break;
        }
        bytes += size;
        group.add(waiting.removeFirst());
      }
      waitingBytes -= bytes;
      return group;
    } finally {
      lock.unlock();
    }
  }

  /** Takes nothing more, and returns when everything taken is written. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      something.signal();
    } finally {
      lock.unlock();
    }
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
