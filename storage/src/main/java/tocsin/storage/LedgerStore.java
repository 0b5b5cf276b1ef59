package tocsin.storage;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.ContactKind;
import tocsin.core.id.IncidentId;
import tocsin.core.id.NotificationId;
import tocsin.core.id.UserId;
import tocsin.core.ledger.LedgerEntry;

/** The ledger of notifications: a side road's own storage, filled from the notifier's journal. */
public interface LedgerStore {
  /**
   * Which notifications are asked for, oldest plan first. An empty set asks for all.
   *
   * @param incident null is all incidents
   * @param user null is everybody
   * @param startedSince first tried at or after; null asks also for those never tried
   * @param startedUntil first tried before; null is to the end
   */
  record Filter(
      @Nullable IncidentId incident,
      @Nullable UserId user,
      Set<ContactKind> media,
      @Nullable Instant startedSince,
      @Nullable Instant startedUntil,
      int offset,
      int limit) {
    public Filter {
      media = Set.copyOf(media);
    }
  }

  /** Per generation of the journal, the position up to which its lines are in. */
  Map<String, Long> positions();

  /** The entries with these ids; those that aren't there are absent. */
  Map<NotificationId, LedgerEntry> load(Collection<NotificationId> ids);

  /** Puts entries (inserts or replaces by id) and replaces the positions, all or nothing. */
  void put(Collection<LedgerEntry> entries, Map<String, Long> positions);

  List<LedgerEntry> list(Filter filter);

  /**
   * Up to {@code max} entries planned in a time span, in the order of plan, due time and id.
   *
   * @param until not included
   * @param after only entries behind this one; null begins at the first
   */
  List<LedgerEntry> planned(Instant since, Instant until, @Nullable LedgerEntry after, int max);

  /** How many match, offset and limit aside. */
  long count(Filter filter);

  /** Lets go of notifications planned before then. */
  void forget(Instant before);
}
