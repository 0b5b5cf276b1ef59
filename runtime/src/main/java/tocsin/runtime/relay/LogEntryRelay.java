package tocsin.runtime.relay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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

/**
 * Carries the engine's facts and the notifier's journal into the log entries. The cursor moves with
 * the entries, so each is carried exactly once; a lost timeline is carried again from the start.
 */
public final class LogEntryRelay implements Worker {
  private static final int BATCH = 1_000;
  private static final Duration IDLE = Duration.ofSeconds(1);

  /** The name under which it reads the journal. */
  public static final String NAME = "log-entries";

  private final FactLog facts;
  private final JournalReaders journal;
  private final LogEntryStore timeline;
  private final Consumer<Set<IncidentId>> changed;
  private volatile long lag;

  /** A relay that alone reads the journal and tells nobody. */
  public LogEntryRelay(
      FactLog facts, NotificationJournal journal, ShardLeases leases, LogEntryStore timeline) {
    this(facts, new JournalReaders(journal, leases, Set.of(NAME)), timeline, nobody -> {});
  }

  /**
   * A relay that tells whose timelines have just grown.
   *
   * @param changed called after each write; must only hand over
   */
  public LogEntryRelay(
      FactLog facts,
      JournalReaders journal,
      LogEntryStore timeline,
      Consumer<Set<IncidentId>> changed) {
    this.facts = facts;
    this.journal = journal;
    this.timeline = timeline;
    this.changed = changed;
  }

  @Override
  public String name() {
    return NAME;
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
    step.write(now);
    lag = Math.max(0, facts.lastPosition() - step.factPosition);
    return step.more ? now : now.plus(IDLE);
  }

  /** One step: what was read, and how far. */
  private final class Step {
    private final LogEntryStore.Cursor before;
    private final List<LogEntry> entries = new ArrayList<>();
    private Map<String, Long> positions;
    private List<String> finished = List.of();
    private long factPosition;
    private boolean more;

    Step(LogEntryStore.Cursor before) {
      this.before = before;
      this.factPosition = before.factPosition();
      this.positions = before.journalPositions();
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
      JournalReaders.Step read = journal.read(positions, BATCH);
      read.lines().forEach(line -> JournalLogEntries.of(line).ifPresent(entries::add));
      positions = read.positions();
      finished = read.finished();
      more |= read.more();
    }

    void write(Instant now) {
      LogEntryStore.Cursor after = new LogEntryStore.Cursor(factPosition, positions);
      if (!entries.isEmpty() || !after.equals(before)) {
        timeline.append(entries, after);
      }
      if (!entries.isEmpty()) {
        changed.accept(entries.stream().map(LogEntry::incident).collect(Collectors.toSet()));
      }
      journal.finished(NAME, finished, now);
    }
  }
}
