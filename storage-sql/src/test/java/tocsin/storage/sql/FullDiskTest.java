package tocsin.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.core.event.LoggedEvent;
import tocsin.core.incident.Incident;
import tocsin.storage.StorageException;
import tocsin.storage.StorageException.Kind;
import tocsin.storage.kit.Batch;
import tocsin.storage.kit.Samples;

/** What happens when a file can't grow: SQLite says the same as when the disk is full. */
class FullDiskTest {
  private static final int ENOUGH = 1_000_000;

  @TempDir Path folder;

  private static void letGrowTo(SqliteFile file, int pages) {
    long _ = file.transact(s -> s.only("PRAGMA max_page_count = " + pages, row -> row.getLong(1)));
  }

  private static @Nullable Kind kindOf(Throwable thrown) {
    Throwable why = thrown instanceof CompletionException e ? e.getCause() : thrown;
    return why instanceof StorageException storage ? storage.kind() : null;
  }

  @Test
  void whenTheDiskIsFullAppendsFailAndWhenThereIsSpaceAgainTheySucceedAndNothingIsLost() {
    Path path = folder.resolve("events.db");
    List<Long> acknowledged = new ArrayList<>();
    try (SqliteFile file = SqliteFile.open(path, Schema.EVENTS, 1);
        SqliteEventLog log = new SqliteEventLog(file, 0)) {
      letGrowTo(file, 10);
      assertThatThrownBy(() -> appendForEver(log, acknowledged))
          .satisfies(thrown -> assertThat(kindOf(thrown)).isEqualTo(Kind.FULL))
          .hasMessageContaining("free some space");
      assertThatThrownBy(() -> append(log, acknowledged))
          .satisfies(thrown -> assertThat(kindOf(thrown)).isEqualTo(Kind.FULL));
      assertThat(acknowledged).isNotEmpty();
      assertThat(positions(log)).isEqualTo(acknowledged);

      letGrowTo(file, ENOUGH);
      append(log, acknowledged);
      append(log, acknowledged);
    }
    try (SqliteFile file = SqliteFile.open(path, Schema.EVENTS, 1);
        SqliteEventLog log = new SqliteEventLog(file, 0)) {
      assertThat(positions(log)).isEqualTo(acknowledged).doesNotHaveDuplicates();
    }
  }

  private static void appendForEver(SqliteEventLog log, List<Long> acknowledged) {
    while (true) {
      append(log, acknowledged);
    }
  }

  private static void append(SqliteEventLog log, List<Long> acknowledged) {
    acknowledged.add(log.append(Samples.event("disk", Samples.NOON)).join());
  }

  private static List<Long> positions(SqliteEventLog log) {
    return log.read(0, Integer.MAX_VALUE).stream().map(LoggedEvent::position).toList();
  }

  @Test
  void aBatchThatDoesNotFitIsNotWrittenAtAllAndCanBeWrittenLater() {
    SqliteFile file = SqliteFile.open(folder.resolve("engine.db"), Schema.ENGINE, 1);
    try (SqliteDatabase database = new SqliteDatabase(file)) {
      SqlIncidentStore store = new SqlIncidentStore(database);
      Incident[] many =
          IntStream.rangeClosed(1, 500).mapToObj(Samples::incident).toArray(Incident[]::new);
      int pages = file.read(s -> s.only("PRAGMA page_count", row -> row.getInt(1)));
      letGrowTo(file, pages + 5);

      assertThatThrownBy(() -> new Batch().put(many).commit(store, 7))
          .satisfies(thrown -> assertThat(kindOf(thrown)).isEqualTo(Kind.FULL));
      assertThat(store.progress().eventPosition()).isZero();
      assertThat(new SqlIncidentQueries(database).find(1)).isEmpty();

      letGrowTo(file, ENOUGH);
      new Batch().put(many).commit(store, 7);
      assertThat(store.progress().eventPosition()).isEqualTo(7);
      assertThat(new SqlIncidentQueries(database).find(500)).contains(many[499]);
    }
  }
}
