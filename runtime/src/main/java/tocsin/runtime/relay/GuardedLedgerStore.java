package tocsin.runtime.relay;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tocsin.core.id.NotificationId;
import tocsin.core.ledger.LedgerEntry;
import tocsin.storage.LedgerStore;

/** The ledger as faces see it: a store that hangs holds up none of them. Reads only. */
public final class GuardedLedgerStore implements LedgerStore {
  private final LedgerStore store;
  private final ReadGuard guard;

  public GuardedLedgerStore(LedgerStore store, ReadGuard guard) {
    this.store = store;
    this.guard = guard;
  }

  @Override
  public Map<String, Long> positions() {
    return guard.read(store::positions);
  }

  @Override
  public Map<NotificationId, LedgerEntry> load(Collection<NotificationId> ids) {
    return guard.read(() -> store.load(ids));
  }

  @Override
  public List<LedgerEntry> list(Filter filter) {
    return guard.read(() -> store.list(filter));
  }

  @Override
  public List<LedgerEntry> planned(
      Instant since, Instant until, @Nullable LedgerEntry after, int max) {
    return guard.read(() -> store.planned(since, until, after, max));
  }

  @Override
  public long count(Filter filter) {
    return guard.read(() -> store.count(filter));
  }

  @Override
  public void put(Collection<LedgerEntry> entries, Map<String, Long> positions) {
    throw new UnsupportedOperationException("Only the relay writes the ledger");
  }

  @Override
  public void forget(Instant before) {
    throw new UnsupportedOperationException("Only the relay writes the ledger");
  }
}
