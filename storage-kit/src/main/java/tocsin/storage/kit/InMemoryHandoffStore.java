package tocsin.storage.kit;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tocsin.core.handoff.HandoffNotice;
import tocsin.storage.HandoffStore;

/** Notices of shifts that change, in memory. */
public final class InMemoryHandoffStore implements HandoffStore {
  private final Map<String, HandoffNotice> notices = new TreeMap<>();
  private @Nullable Instant mark;

  @Override
  public synchronized Optional<Instant> mark() {
    return Optional.ofNullable(mark);
  }

  @Override
  public synchronized void plan(List<HandoffNotice> planned, Instant upTo) {
    planned.forEach(notice -> notices.putIfAbsent(notice.key(), notice));
    mark = upTo;
  }

  @Override
  public synchronized List<HandoffNotice> due(Instant now, int most) {
    return notices.values().stream()
        .filter(notice -> !nextAt(notice).isAfter(now))
        .sorted(
            Comparator.comparing(InMemoryHandoffStore::nextAt).thenComparing(HandoffNotice::key))
        .limit(most)
        .toList();
  }

  private static Instant nextAt(HandoffNotice notice) {
    Instant next = notice.nextAt();
    return next == null ? Instant.MAX : next;
  }

  @Override
  public synchronized void save(HandoffNotice notice) {
    notices.replace(notice.key(), notice);
  }

  @Override
  public synchronized void forget(Instant before) {
    notices.values().removeIf(notice -> notice.at().isBefore(before));
  }
}
