package tocsin.storage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tocsin.core.handoff.HandoffNotice;

/** Keeps what was, is and will be said about shifts that change. */
public interface HandoffStore {
  /** Up to when changes were looked for; empty before the first time. */
  Optional<Instant> mark();

  /**
   * Adds the notices whose key is new, and moves the mark; all or nothing, durable when it returns.
   */
  void plan(List<HandoffNotice> notices, Instant mark);

  /** Notices that are not over and whose next attempt is due, earliest first. */
  List<HandoffNotice> due(Instant now, int most);

  /** Replaces the notice of the same key; durable when it returns. */
  void save(HandoffNotice notice);

  /** Removes notices of changes before then, over or not. */
  void forget(Instant before);
}
