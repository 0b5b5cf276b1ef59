package tocsin.storage;

import java.util.List;
import tocsin.core.delivery.JournalEntry;

/**
 * The notifier's journal: append and read, nothing else. A generation is named by a random UUID,
 * never a counter: a restored backup would mix two histories.
 */
public interface NotificationJournal {
  /** A line with its place in its generation; positions grow. */
  record Row(long position, JournalEntry entry) {}

  /** Adds lines to a generation in order; all or none, durable when it returns. */
  void append(int shard, String generation, List<JournalEntry> entries);

  /** Up to {@code max} lines of a generation after that position; empty for one it doesn't know. */
  List<Row> read(String generation, long after, int max);

  /** All generations of a shard, in the order in which they were begun. */
  List<String> generations(int shard);

  /** Lets go of a generation that is neither valid nor still to be read by anybody. */
  void drop(String generation);
}
