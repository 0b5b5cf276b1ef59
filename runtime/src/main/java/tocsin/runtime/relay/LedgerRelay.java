package tocsin.runtime.relay;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tocsin.core.delivery.JournalEntry;
import tocsin.core.id.NotificationId;
import tocsin.core.ledger.Ledger;
import tocsin.core.ledger.LedgerEntry;
import tocsin.runtime.health.Worker;
import tocsin.storage.LedgerStore;

/**
 * Keeps the ledger of notifications by reading the notifier's journal, at its own pace: the
 * notifier doesn't know of it. Positions move with the entries, so nothing is missing or twice.
 */
public final class LedgerRelay implements Worker {
  /** The name under which it reads the journal. */
  public static final String NAME = "ledger";

  private static final int BATCH = 1_000;
  private static final Duration IDLE = Duration.ofSeconds(1);
  private static final Duration KEPT = Duration.ofDays(396);
  private static final Duration FORGETS_EVERY = Duration.ofHours(1);

  private final JournalReaders journal;
  private final LedgerStore ledger;
  private Instant forgetAt = Instant.MIN;
  private volatile long lag;

  public LedgerRelay(JournalReaders journal, LedgerStore ledger) {
    this.journal = journal;
    this.ledger = ledger;
  }

  @Override
  public String name() {
    return NAME;
  }

  /** At least so many lines are to be read; the journal doesn't count them. */
  @Override
  public long lag() {
    return lag;
  }

  @Override
  public Instant poll(Instant now) {
    if (!now.isBefore(forgetAt)) {
      ledger.forget(now.minus(KEPT));
      forgetAt = now.plus(FORGETS_EVERY);
    }
    Map<String, Long> before = ledger.positions();
    JournalReaders.Step step = journal.read(before, BATCH);
    if (!step.positions().equals(before)) {
      ledger.put(entries(step).values(), step.positions());
    }
    journal.finished(NAME, step.finished(), now);
    lag = step.more() ? 1 : 0;
    return step.more() ? now : now.plus(IDLE);
  }

  private Map<NotificationId, LedgerEntry> entries(JournalReaders.Step step) {
    Set<NotificationId> concerned =
        step.lines().stream()
            .flatMap(line -> Ledger.concerns(line).stream())
            .collect(Collectors.toSet());
    Map<NotificationId, LedgerEntry> entries = ledger.load(concerned);
    for (JournalEntry line : step.lines()) {
      for (NotificationId id : Ledger.concerns(line)) {
        Optional<LedgerEntry> after = Ledger.after(entries.get(id), line);
        after.ifPresent(entry -> entries.put(id, entry));
      }
    }
    return entries;
  }
}
