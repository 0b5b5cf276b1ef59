package tocsin.runtime.notifier;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tocsin.core.delivery.JournalEntry;
import tocsin.core.delivery.OpenNotifications;
import tocsin.core.delivery.OutboxCursor;
import tocsin.core.delivery.OutboxLane;
import tocsin.core.delivery.Pace;
import tocsin.core.id.IncidentId;
import tocsin.storage.NotificationJournal;
import tocsin.storage.Outbox;
import tocsin.storage.ShardLeases.Lease;

/**
 * A shard in our hands: the lease, the valid generation of its journal, and the open notifications
 * that the generation amounts to. Nothing is true in memory before it is durable in the journal.
 */
final class OwnedShard {
  private static final int PAGE = 5_000;

  private final NotifierStores stores;
  private final OpenNotifications open;
  private final OutboxCursor openedAt;
  private Lease lease;
  private String generation;
  private long lines;

  private OwnedShard(
      NotifierStores stores, Lease lease, OpenNotifications open, String generation) {
    this.stores = stores;
    this.lease = lease;
    this.open = open;
    this.openedAt = open.cursor();
    this.generation = generation;
    this.lines = open.size();
  }

  /**
   * Opens a shard whose lease was just acquired: copies what is open into a new generation and
   * makes that the valid one. A generation that is lost or has no beginning is rebuilt from the
   * outbox. Empty when the shard was lost meanwhile.
   */
  static Optional<OwnedShard> open(
      NotifierStores stores, Lease acquired, Supplier<String> generations, Pace pace) {
    OpenNotifications open = replay(stores.journal(), acquired.generation(), pace);
    open.repeatInDoubt();
    String generation = generations.get();
    return begin(stores, acquired, open, generation)
        .map(pointed -> new OwnedShard(stores, pointed, open, generation));
  }

  /** What the generation amounts to; nothing, at the outbox's beginning, when it is not whole. */
  private static OpenNotifications replay(
      NotificationJournal journal, @Nullable String generation, Pace pace) {
    OpenNotifications open = new OpenNotifications(pace);
    boolean whole = false;
    if (generation != null) {
      long position = 0;
      List<NotificationJournal.Row> rows = journal.read(generation, position, PAGE);
      while (!rows.isEmpty()) {
        for (NotificationJournal.Row row : rows) {
          open.apply(row.entry());
          whole |= row.entry() instanceof JournalEntry.Opened;
        }
        position = rows.getLast().position();
        rows = journal.read(generation, position, PAGE);
      }
    }
    return whole ? open : new OpenNotifications(pace);
  }

  /** Writes the beginning of a generation, whole, and only then points to it. */
  private static Optional<Lease> begin(
      NotifierStores stores, Lease lease, OpenNotifications open, String generation) {
    List<JournalEntry> page = new ArrayList<>();
    List<JournalEntry> carried = new ArrayList<>();
    open.all().forEach(one -> carried.add(new JournalEntry.Carried(one)));
    open.stoppedInFlight().forEach(one -> carried.add(new JournalEntry.Carried(one, true)));
    for (JournalEntry line : carried) {
      page.add(line);
      if (page.size() == PAGE) {
        stores.journal().append(lease.shard(), generation, page);
        page.clear();
      }
    }
    page.add(new JournalEntry.Opened(open.cursor()));
    stores.journal().append(lease.shard(), generation, page);
    return stores.leases().point(lease, generation);
  }

  /** Follows a generation that has grown long by a fresh one; false when the shard was lost. */
  boolean checkpoint(String next) {
    Optional<Lease> pointed = begin(stores, lease, open, next);
    pointed.ifPresent(held -> {
      lease = held;
      generation = next;
      lines = open.size();
    });
    return pointed.isPresent();
  }

  /**
   * The clock was set back by that much: nobody waits longer for that. A fresh generation keeps it;
   * false when the shard was lost.
   */
  boolean setBack(Duration by, String next) {
    open.setBack(by);
    return checkpoint(next);
  }

  /** Prolongs the lease when a third of it is over; false when the shard was lost. */
  boolean keep(Instant now, Duration length) {
    if (now.isBefore(renewAt(length))) {
      return true;
    }
    Optional<Lease> renewed = stores.leases().renew(lease, now.plus(length));
    renewed.ifPresent(held -> lease = held);
    return renewed.isPresent();
  }

  Instant renewAt(Duration length) {
    return lease.until().minus(length.multipliedBy(2).dividedBy(3));
  }

  /** Writes the lines down and makes them true. */
  void append(List<? extends JournalEntry> entries) {
    if (!entries.isEmpty()) {
      stores.journal().append(lease.shard(), generation, List.copyOf(entries));
      entries.forEach(open::apply);
      lines += entries.size();
    }
  }

  /** Up to {@code max} rows of a lane of the shard's outbox after that position. */
  List<Outbox.Row> outbox(OutboxLane lane, long after, int max) {
    return stores.outbox().read(lease.shard(), lane, after, max);
  }

  /** Notifications in the shard's outbox about these incidents, taken in or not. */
  List<Outbox.Row> pages(Set<IncidentId> incidents) {
    return stores.outbox().pages(lease.shard(), incidents);
  }

  /** Removes rows from the outbox; only what the journal already says may be removed. */
  void finish(List<Long> positions) {
    if (!positions.isEmpty()) {
      stores.outbox().finish(positions);
    }
  }

  OpenNotifications notifications() {
    return open;
  }

  int shard() {
    return lease.shard();
  }

  /** Lines in the present generation. */
  long lines() {
    return lines;
  }

  /** Outbox rows up to here were accounted for before we took the shard. */
  OutboxCursor openedAt() {
    return openedAt;
  }

  void release() {
    stores.leases().release(lease);
  }
}
