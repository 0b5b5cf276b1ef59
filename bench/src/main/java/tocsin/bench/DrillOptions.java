package tocsin.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a drill is told on the command line.
 *
 * @param data the data folder whose copy is drilled; null for an empty installation
 */
record DrillOptions(@Nullable Path data, long events, int seconds) {
  static final String USAGE =
      """
      usage: ./tocsin drill surge [--data DIR] [--events 1000000] [--seconds 60]

        --data DIR   drill a copy of this data folder, made beside it; no running server may use
                     it, nothing in it is changed, and nobody is paged from the copy
      """;

  /** Reads them; throws with a sentence when they can't be read. */
  static DrillOptions read(List<String> words) {
    Path data = null;
    long events = 1_000_000;
    int seconds = 60;
    for (int i = 0; i < words.size(); i += 2) {
      String value = i + 1 < words.size() ? words.get(i + 1) : "";
      switch (words.get(i)) {
        case "--data" -> data = folder(value);
        case "--events" -> events = number(value, 1_000_000_000);
        case "--seconds" -> seconds = (int) number(value, 3_600);
        default -> throw new IllegalArgumentException(words.get(i) + " is no option of drills.");
      }
    }
    return new DrillOptions(data, events, seconds);
  }

  private static Path folder(String value) {
    Path folder = Path.of(value);
    if (value.isEmpty() || !Files.exists(folder.resolve("engine.db"))) {
      throw new IllegalArgumentException("--data must name a data folder of Tocsin.");
    }
    return folder;
  }

  private static long number(String value, long most) {
    if (!value.matches("\\d{1,10}") || Long.parseLong(value) < 1 || Long.parseLong(value) > most) {
      throw new IllegalArgumentException("'%s' is no number from 1 to %d.".formatted(value, most));
    }
    return Long.parseLong(value);
  }
}
