package tocsin.web.page.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tocsin.core.id.LogEntryId;
import tocsin.core.incident.Fact;
import tocsin.core.incident.Incident;
import tocsin.core.logentry.LogEntry;
import tocsin.runtime.relay.NotificationLogEntries;
import tocsin.runtime.relay.TimelineAge;
import tocsin.storage.FactLog;
import tocsin.storage.LedgerStore;
import tocsin.storage.LogEntryStore;
import tocsin.storage.StorageException;
import tocsin.storage.Stores;
import tocsin.web.page.frame.Notice;
import tocsin.web.page.frame.Times;

/**
 * An incident's history as far as it can be had. The log entries are a side road: while they lag or
 * are down the page shows what the main road itself and the ledger know, and says what is missing.
 */
final class Timeline {
  private static final Logger LOG = LoggerFactory.getLogger(Timeline.class);
  private static final int MOST_ENTRIES = 500;

  private final LogEntryStore entries;
  private final FactLog facts;
  private final LedgerStore ledger;
  private final TimelineAge age;

  Timeline(Stores stores) {
    this.entries = stores.logEntries();
    this.facts = stores.facts();
    this.ledger = stores.sideRoads().ledger();
    this.age = new TimelineAge(facts);
  }

  /**
   * What is known.
   *
   * @param entries oldest first
   * @param notice says what is missing; null when nothing is
   */
  record Known(List<LogEntry> entries, @Nullable Notice notice) {}

  /** Everything that is known of the incident now. Never fails. */
  Known of(Incident incident, Times times) {
    try {
      return fromLogEntries(incident, times);
    } catch (StorageException e) {
      LOG.warn("The timeline of {} can't be read: {}", incident.id(), e.getMessage());
      return withoutLogEntries(incident, times);
    }
  }

  private Known fromLogEntries(Incident incident, Times times) {
    LogEntryStore.Cursor cursor = entries.cursor();
    List<LogEntry> found =
        new ArrayList<>(
            entries
                .list(new LogEntryStore.Filter(incident.id(), null, null, true, 0, MOST_ENTRIES))
                .reversed());
    if (facts.lastPosition() <= cursor.factPosition()) {
      return new Known(found, null);
    }
    addMissing(found, facts.of(incident.id()));
    return new Known(inOrder(found), behind(cursor, times).orElse(null));
  }

  private Optional<Notice> behind(LogEntryStore.Cursor cursor, Times times) {
    return age.completeTo(cursor, times.now()).map(since -> catchingUp(since, times));
  }

  private static Notice catchingUp(Instant since, Times times) {
    return Notice.look(
        "clock-exclamation",
        "The timeline is catching up: complete to %s, %s behind."
            .formatted(times.moment(since).text(), times.age(since)),
        "Who was paged may be missing. Paging and actions aren't affected.");
  }

  private Known withoutLogEntries(Incident incident, Times times) {
    List<LogEntry> known = new ArrayList<>();
    try {
      addMissing(known, facts.of(incident.id()));
      ledger
          .list(new LedgerStore.Filter(incident.id(), null, Set.of(), null, null, 0, MOST_ENTRIES))
          .forEach(entry -> known.addAll(NotificationLogEntries.of(entry)));
      return new Known(inOrder(known), fromElsewhere(times));
    } catch (StorageException e) {
      LOG.warn("The pages of {} can't be read: {}", incident.id(), e.getMessage());
      return new Known(
          known,
          Notice.wrong(
              "The whole timeline can't be shown.",
              "Its store is down, so who was paged is missing. Nothing is lost; it will be complete"
                  + " again. Paging isn't affected."));
    }
  }

  private Notice fromElsewhere(Times times) {
    String asOf =
        entries
            .lastKnown()
            .map(cursor -> age.completeTo(cursor, times.now()).orElse(times.now()))
            .map(to -> "The timeline is catching up: complete to " + times.moment(to).text() + ".")
            .orElse("The timeline is catching up.");
    return Notice.look(
        "clock-exclamation",
        asOf,
        "Its store can't be read now, so this is put together from other records. Nothing is lost."
            + " Paging and actions aren't affected.");
  }

  private static void addMissing(List<LogEntry> found, List<Fact> history) {
    Set<LogEntryId> there = new HashSet<>();
    found.forEach(entry -> there.add(entry.id()));
    history.stream()
        .filter(fact -> !there.contains(fact.id()))
        .forEach(fact -> found.add(new LogEntry.OfFact(fact)));
  }

  private static List<LogEntry> inOrder(List<LogEntry> entries) {
    return entries.stream().sorted(Comparator.comparing(LogEntry::at)).toList();
  }
}
