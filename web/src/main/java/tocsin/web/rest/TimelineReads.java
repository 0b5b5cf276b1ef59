package tocsin.web.rest;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import tocsin.core.id.LogEntryId;
import tocsin.core.logentry.LogEntry;
import tocsin.runtime.relay.TimelineAge;
import tocsin.storage.LogEntryStore;
import tocsin.storage.StorageException;
import tocsin.storage.StorageException.Kind;
import tocsin.storage.Stores;
import tocsin.web.http.Reply;

/**
 * Reads of the timeline for callers who want nothing else: while its store is down they are told to
 * come back, and while it lags the answer says so, both with up to when it is complete.
 */
final class TimelineReads {
  /** Names what of the answer is behind, and up to when it is complete. */
  static final String BEHIND = "X-Degraded";

  private final LogEntryStore store;
  private final TimelineAge age;

  TimelineReads(Stores stores) {
    this.store = stores.logEntries();
    this.age = new TimelineAge(stores.facts());
  }

  /** The reply, with a header more while the timeline lags. */
  Reply reply(Instant now, Function<LogEntryStore, Reply> read) {
    try {
      Optional<Instant> behind = age.completeTo(store.cursor(), now);
      Reply reply = read.apply(store);
      return behind.map(to -> reply.with(BEHIND, "log_entries; as_of=" + to)).orElse(reply);
    } catch (StorageException e) {
      throw down(e, now);
    }
  }

  /** One entry; empty when there is none, and not when it only has not come yet. */
  Optional<LogEntry> find(LogEntryId id, Instant now) {
    Optional<Instant> behind;
    Optional<LogEntry> found;
    try {
      behind = age.completeTo(store.cursor(), now);
      found = store.find(id);
    } catch (StorageException e) {
      throw down(e, now);
    }
    if (found.isEmpty() && behind.isPresent()) {
      throw new StorageException(
          Kind.UNAVAILABLE,
          "The timeline is catching up and complete to " + behind.get() + "; try again soon");
    }
    return found;
  }

  private StorageException down(StorageException cause, Instant now) {
    String asOf =
        store
            .lastKnown()
            .map(cursor -> age.completeTo(cursor, now).orElse(now))
            .map(to -> " It was complete to " + to)
            .orElse(" Nothing is lost");
    return new StorageException(
        Kind.UNAVAILABLE,
        "The timeline can't be read now; incidents and pages aren't affected." + asOf,
        cause);
  }
}
