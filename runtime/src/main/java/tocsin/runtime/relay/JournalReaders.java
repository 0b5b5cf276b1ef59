package tocsin.runtime.relay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tocsin.core.delivery.JournalEntry;
import tocsin.core.ledger.Ledger;
import tocsin.core.notification.Probe;
import tocsin.storage.NotificationJournal;
import tocsin.storage.ShardLeases;
import tocsin.storage.ShardLeases.Lease;
import tocsin.storage.Shards;

/**
 * All who read the notifier's journal. A generation that another has followed is let go when every
 * reader has read it to the end, or when the others have waited a week for the last one: the
 * journal may not grow for ever because one side road is down. Safe for use by several threads.
 */
public final class JournalReaders {
  static final Duration PATIENCE = Duration.ofDays(7);

  private final NotificationJournal journal;
  private final ShardLeases leases;
  private final Set<String> readers;
  private final Map<String, Finish> finished = new HashMap<>();

  /** Who has read a generation to the end, and when the first one had. */
  private record Finish(Instant first, Set<String> by) {}

  /**
   * @param readers the names of all
   */
  public JournalReaders(NotificationJournal journal, ShardLeases leases, Set<String> readers) {
    this.journal = journal;
    this.leases = leases;
    this.readers = Set.copyOf(readers);
  }

  /**
   * What one step of a reader found.
   *
   * @param lines of all generations, but for the self-check's; those of one are in order
   * @param positions how far the reader has come with this
   * @param finished generations that it has now read to the end and that no one writes any more
   * @param more whether there is more to read at once
   */
  record Step(
      List<JournalEntry> lines, Map<String, Long> positions, List<String> finished, boolean more) {}

  /** Reads on behind these positions, up to {@code batch} lines of each generation. */
  Step read(Map<String, Long> from, int batch) {
    Map<String, Long> positions = new HashMap<>(from);
    List<JournalEntry> lines = new ArrayList<>();
    List<String> ended = new ArrayList<>();
    Set<String> present = new HashSet<>();
    boolean more = false;
    for (int shard = 0; shard < Shards.COUNT; shard++) {
      // Asked before reading: once the pointer has moved on, only a former owner still writes.
      String valid = leases.find(shard).map(Lease::generation).orElse("");
      List<String> inOrder = journal.generations(shard);
      int pointedAt = inOrder.indexOf(valid);
      for (int i = 0; i < inOrder.size(); i++) {
        String generation = inOrder.get(i);
        var rows = journal.read(generation, positions.getOrDefault(generation, 0L), batch);
        for (NotificationJournal.Row row : rows) {
          if (Ledger.concerns(row.entry()).stream().noneMatch(Probe::is)) {
            lines.add(row.entry());
          }
          positions.put(generation, row.position());
        }
        more |= rows.size() == batch;
        boolean followed = i < pointedAt; // one begun later may be about to be pointed at
        if (rows.isEmpty() && followed) {
          ended.add(generation);
        }
      }
      present.addAll(inOrder);
    }
    positions.keySet().retainAll(present);
    return new Step(lines, positions, ended, more);
  }

  /** That reader has these behind it, durably. Lets go of what nobody waits for any more. */
  synchronized void finished(String reader, List<String> generations, Instant now) {
    for (String generation : generations) {
      Finish finish = finished.computeIfAbsent(generation, g -> new Finish(now, new HashSet<>()));
      finish.by().add(reader);
      if (finish.by().containsAll(readers) || now.isAfter(finish.first().plus(PATIENCE))) {
        journal.drop(generation);
        finished.remove(generation);
      }
    }
  }
}
