package tocsin.runtime.relay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tocsin.core.id.IncidentId;
import tocsin.core.logentry.LogEntry;
import tocsin.runtime.health.Worker;
import tocsin.storage.FactLog;
import tocsin.storage.LogEntryStore;
import tocsin.storage.NotificationJournal;
import tocsin.storage.ShardLeases;
import tocsin.storage.ShardLeases.Lease;
import tocsin.storage.Shards;

/**
 * Carries the engine's facts and the notifier's journal into the log entries. The cursor moves with
 * the entries, so each is carried exactly once; a lost timeline is carried again from the start.
 * Lets go of generations of the journal that it has read to the end and another has followed.
 */
public final class LogEntryRelay implements Worker {
  private static final int BATCH = 1_000;
  private static final Duration IDLE = Duration.ofSeconds(1);

  private final FactLog facts;
  private final NotificationJournal journal;
  private final ShardLeases leases;
  private final LogEntryStore timeline;
  private final Consumer<Set<IncidentId>> changed;
  private volatile long lag;

  /** A relay that tells nobody. */
  public LogEntryRelay(
      FactLog facts, NotificationJournal journal, ShardLeases leases, LogEntryStore timeline) {
    this(facts, journal, leases, timeline, nobody -> {});
  }

  /**
   * A relay that tells whose timelines have just grown.
   *
   * @param changed called after each write; must only hand over
   */
  public LogEntryRelay(
      FactLog facts,
      NotificationJournal journal,
      ShardLeases leases,
      LogEntryStore timeline,
      Consumer<Set<IncidentId>> changed) {
    this.facts = facts;
    this.journal = journal;
    this.leases = leases;
    this.timeline = timeline;
    this.changed = changed;
  }

  @Override
  public String name() {
    return "log-entries";
  }

  /** Facts that are not in the timeline yet. */
  @Override
  public long lag() {
    return lag;
  }

  @Override
  public Instant poll(Instant now) {
    Step step = new Step(timeline.cursor());
    step.readFacts();
    step.readJournals();
    step.write();
    lag = Math.max(0, facts.lastPosition() - step.factPosition);
    return step.more ? now : now.plus(IDLE);
  }

  /** One step: what was read, and how far. */
  private final class Step {
    private final LogEntryStore.Cursor before;
    private final List<LogEntry> entries = new ArrayList<>();
    private final Map<String, Long> positions;
    private final Set<String> generations = new HashSet<>();
    private final List<String> finished = new ArrayList<>();
    private long factPosition;
    private boolean more;

    Step(LogEntryStore.Cursor before) {
      this.before = before;
      this.factPosition = before.factPosition();
      this.positions = new HashMap<>(before.journalPositions());
    }

    void readFacts() {
      List<FactLog.Row> rows = facts.read(factPosition, BATCH);
      for (FactLog.Row row : rows) {
        entries.add(new LogEntry.OfFact(row.fact()));
        factPosition = row.position();
      }
      more |= rows.size() == BATCH;
    }

    void readJournals() {
      for (int shard = 0; shard < Shards.COUNT; shard++) {
        // Asked before reading: once the pointer has moved on, only a former owner still writes.
        String valid = leases.find(shard).map(Lease::generation).orElse("");
        List<String> inOrder = journal.generations(shard);
        int pointedAt = inOrder.indexOf(valid);
        for (int i = 0; i < inOrder.size(); i++) {
          boolean followed = i < pointedAt; // one begun later may be about to be pointed at
          if (!readJournal(inOrder.get(i)) && followed) {
            finished.add(inOrder.get(i));
          }
        }
        generations.addAll(inOrder);
      }
      positions.keySet().retainAll(generations);
    }

    /** Reads on in a generation; whether there was anything. */
    private boolean readJournal(String generation) {
      long position = positions.getOrDefault(generation, 0L);
      List<NotificationJournal.Row> rows = journal.read(generation, position, BATCH);
      for (NotificationJournal.Row row : rows) {
        JournalLogEntries.of(row.entry()).ifPresent(entries::add);
        positions.put(generation, row.position());
      }
      more |= rows.size() == BATCH;
      return !rows.isEmpty();
    }

    void write() {
      LogEntryStore.Cursor after = new LogEntryStore.Cursor(factPosition, positions);
      if (!entries.isEmpty() || !after.equals(before)) {
        timeline.append(entries, after);
      }
      if (!entries.isEmpty()) {
        changed.accept(entries.stream().map(LogEntry::incident).collect(Collectors.toSet()));
      }
      finished.forEach(journal::drop);
    }
  }
}
