package tocsin.core.schedule;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tocsin.core.id.UserId;

/** A schedule's overrides by themselves: where two overlap, the one made last wins. */
final class OverrideTurns implements Turns {
  /** Who is on call from each key until the next. */
  private final TreeMap<Long, Optional<UserId>> changes = new TreeMap<>();

  /** Takes the overrides in the order in which they were made. */
  OverrideTurns(List<ScheduleOverride> overrides) {
    changes.put(Long.MIN_VALUE, Optional.empty());
    for (ScheduleOverride override : overrides) {
      long start = WallClock.millis(override.start());
      long end = WallClock.millis(override.end());
      if (start < end) {
        put(start, end, override.user());
      }
    }
  }

  private void put(long start, long end, UserId user) {
    Optional<UserId> afterwards = changes.floorEntry(end).getValue();
    changes.subMap(start, end).clear();
    changes.put(start, Optional.of(user));
    changes.put(end, afterwards);
  }

  @Override
  public Stretch stretchAt(long instant) {
    Map.Entry<Long, Optional<UserId>> current = changes.floorEntry(instant);
    Long next = changes.higherKey(instant);
    return new Stretch(
        current.getKey(), next == null ? Long.MAX_VALUE : next, current.getValue().orElse(null));
  }
}
