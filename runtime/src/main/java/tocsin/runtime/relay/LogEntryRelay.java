package tocsin.runtime.relay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tocsin.core.id.IncidentId;
import tocsin.core.ledger.LedgerEntry;
import tocsin.core.logentry.LogEntry;
import tocsin.runtime.health.Worker;
import tocsin.storage.FactLog;
import tocsin.storage.LedgerStore;
import tocsin.storage.LogEntryStore;
import tocsin.storage.NotificationJournal;
import tocsin.storage.ShardLeases;

/**
 * Carries the engine's facts and the notifier's journal into the log entries. The cursor moves with
 * the entries, so each is carried exactly once. A lost timeline is carried again from the start;
 * what the journal has let go of meanwhile is taken from the ledger, which the journal waits for.
 */
public final class LogEntryRelay implements Worker {
  private static final int BATCH = 1_000;
  private static final Duration IDLE = Duration.ofSeconds(1);
  private static final Instant FOREVER = Instant.ofEpochMilli(Long.MAX_VALUE);

  /** The name under which it reads the journal. */
  public static final String NAME = "log-entries";

  private final FactLog facts;
  private final JournalReaders journal;
  private final LogEntryStore timeline;
  private final LedgerStore ledger;
  private final Consumer<Set<IncidentId>> changed;
  private volatile long lag;

  /** The last entry of the ledger that was carried; null before the first. */
  private @Nullable LedgerEntry inLedger;

  /** A relay that alone reads the journal and tells nobody. */
  public LogEntryRelay(
      FactLog facts,
      NotificationJournal journal,
      ShardLeases leases,
      LogEntryStore timeline,
      LedgerStore ledger) {
    this(facts, new JournalReaders(journal, leases, Set.of(NAME)), timeline, ledger, nobody -> {});
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
      LedgerStore ledger,
      Consumer<Set<IncidentId>> changed) {
    this.facts = facts;
    this.journal = journal;
    this.timeline = timeline;
    this.ledger = ledger;
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
    timeline.mend();
    Step step = new Step(timeline.cursor());
    step.readFacts();
    step.readJournals();
    step.write(now);
    lag = Math.max(0, facts.lastPosition() - step.factPosition);
    if (!step.more && !step.before.ledgerRead()) {
      step.readLedger();
    }
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
      read.lines().forEach(line -> NotificationLogEntries.of(line).ifPresent(entries::add));
      positions = read.positions();
      finished = read.finished();
      more |= read.more();
    }

    void write(Instant now) {
      LogEntryStore.Cursor after =
          new LogEntryStore.Cursor(factPosition, positions, before.ledgerRead());
      if (!entries.isEmpty() || !after.equals(before)) {
        timeline.append(entries, after);
      }
      if (!entries.isEmpty()) {
        changed.accept(entries.stream().map(LogEntry::incident).collect(Collectors.toSet()));
      }
      journal.finished(NAME, finished, now);
    }

    /**
     * Only when the journal was read: what it lets go of from then on is in the ledger before, so
     * nothing slips through between the two.
     */
    void readLedger() {
      List<LedgerEntry> page = ledger.planned(Instant.EPOCH, FOREVER, inLedger, BATCH);
      List<LogEntry> told =
          page.stream().flatMap(entry -> NotificationLogEntries.of(entry).stream()).toList();
      more = page.size() == BATCH;
      timeline.append(told, new LogEntryStore.Cursor(factPosition, positions, !more));
      inLedger = more ? page.getLast() : null;
    }
  }
}
