package tocsin.storage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tocsin.core.change.ChangeEvent;
import tocsin.core.id.ChangeEventId;
import tocsin.core.id.IntegrationId;
import tocsin.core.id.ServiceId;

/** Change events: a side road's own storage, filled from the event log. */
public interface ChangeEventStore {
  /**
   * Which change events are asked for, newest first. An empty set asks for all; sets are OR inside
   * and AND between.
   *
   * @param since changed at or after; null is from the beginning
   * @param until changed before; null is to the end
   */
  record Filter(
      Set<ServiceId> services,
      Set<IntegrationId> integrations,
      @Nullable Instant since,
      @Nullable Instant until,
      int offset,
      int limit) {
    public Filter {
      services = Set.copyOf(services);
      integrations = Set.copyOf(integrations);
    }
  }

  /** Events of the event log up to here are in; 0 at the beginning. */
  long position();

  /** Adds change events and moves the position, both or neither; one that is there stays. */
  void append(List<ChangeEvent> changes, long position);

  /** Replaces the one with the same id; does nothing when there is none. */
  void replace(ChangeEvent change);

  List<ChangeEvent> list(Filter filter);

  /** How many match, offset and limit aside. */
  long count(Filter filter);

  Optional<ChangeEvent> find(ChangeEventId id);

  /** Lets go of those changed before then, and of all but the newest {@code most}. */
  void forget(Instant before, int most);
}
