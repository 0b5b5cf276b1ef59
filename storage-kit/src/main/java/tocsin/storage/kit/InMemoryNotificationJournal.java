package tocsin.storage.kit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tocsin.core.delivery.JournalEntry;
import tocsin.storage.NotificationJournal;

/** The notifier's journal in memory. */
public final class InMemoryNotificationJournal implements NotificationJournal {
  private final Map<String, Generation> generations = new LinkedHashMap<>();

  private record Generation(int shard, List<Row> rows) {}

  @Override
  public synchronized void append(int shard, String generation, List<JournalEntry> entries) {
    List<Row> rows =
        generations
            .computeIfAbsent(generation, g -> new Generation(shard, new ArrayList<>()))
            .rows();
    for (JournalEntry entry : entries) {
      rows.add(new Row(rows.size() + 1, entry));
    }
  }

  @Override
  public synchronized List<Row> read(String generation, long after, int max) {
    @Nullable Generation known = generations.get(generation);
    if (known == null) {
      return List.of();
    }
    int from = (int) Math.min(after, known.rows().size());
    int to = (int) Math.min((long) from + max, known.rows().size());
    return List.copyOf(known.rows().subList(from, to));
  }

  @Override
  public synchronized List<String> generations(int shard) {
    return generations.entrySet().stream()
        .filter(g -> g.getValue().shard() == shard)
        .map(Map.Entry::getKey)
        .toList();
  }

  @Override
  public synchronized void drop(String generation) {
    generations.remove(generation);
  }
}
