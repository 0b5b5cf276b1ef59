package tocsin.core.schedule;

import java.time.Instant;

/**
 * Something that changes once who is on call: planned ahead, cut short while it runs, and part of
 * the history when it is over. {@code start} is inclusive, {@code end} exclusive.
 */
public interface OneOff<T extends OneOff<T>> {
  /** Its id. */
  String key();

  Instant start();

  Instant end();

  /** The same, until then. */
  T endedAt(Instant then);
}
