package tocsin.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.core.logentry.LogEntry;
import tocsin.storage.LogEntryStore;
import tocsin.storage.LogEntryStore.Cursor;
import tocsin.storage.StorageException;
import tocsin.storage.Stores;
import tocsin.storage.kit.Samples;

/** The timeline's file meets with an accident while it is in use, or before. */
class RenewableDatabaseTest {
  private static final Cursor EMPTY = new Cursor(0, Map.of());
  private static final LogEntry ONE =
      new LogEntry.OfFact(Samples.note("L1", Samples.incident(1), "one"));

  @TempDir Path folder;
  private final List<String> warnings = new ArrayList<>();

  private Stores open() {
    return SqliteStores.open(folder, warnings::add);
  }

  private Path file() {
    return folder.resolve("logentries.db");
  }

  private static void fill(LogEntryStore timeline) {
    timeline.append(List.of(ONE), new Cursor(7, Map.of()));
  }

  /** Looks after the store twice: the first time it says what it did. */
  private static void saysOnce(LogEntryStore timeline, String what) {
    assertThatThrownBy(timeline::mend)
        .isInstanceOf(StorageException.class)
        .hasMessageContaining(what)
        .hasMessageContaining("a new one is begun");
    timeline.mend();
  }

  @Test
  void whatIsWellIsLeftAsItIs() {
    try (Stores stores = open()) {
      fill(stores.logEntries());

      stores.logEntries().mend();

      assertThat(stores.logEntries().find(ONE.id())).contains(ONE);
    }
    assertThat(warnings).isEmpty();
  }

  @Test
  void aFileThatIsOverwrittenWhileInUseIsSetAsideAndBegunAnew() throws IOException {
    try (Stores stores = open()) {
      LogEntryStore timeline = stores.logEntries();
      fill(timeline);
      overwrite(file());

      saysOnce(timeline, "logentries.db is damaged; it was moved to");

      assertThat(timeline.cursor()).isEqualTo(EMPTY);
      fill(timeline);
      assertThat(timeline.find(ONE.id())).contains(ONE);
    }
    assertThat(folder.resolve("logentries.db.damaged-1")).exists();
    try (Stores stores = open()) {
      assertThat(stores.logEntries().find(ONE.id())).contains(ONE);
    }
    assertThat(warnings).isEmpty();
  }

  @Test
  void aFileThatIsDeletedWhileInUseIsBegunAnew() throws IOException {
    try (Stores stores = open()) {
      LogEntryStore timeline = stores.logEntries();
      fill(timeline);
      Files.delete(file());

      saysOnce(timeline, "was deleted");

      assertThat(timeline.cursor()).isEqualTo(EMPTY);
      fill(timeline);
    }
    try (Stores stores = open()) {
      assertThat(stores.logEntries().find(ONE.id())).contains(ONE);
    }
  }

  @Test
  void damageThatIsMetOnlyWhileWorkingIsNoticed() throws IOException {
    open().close();
    int pages;
    try (Stores stores = open()) {
      for (int i = 0; i < 400; i++) {
        LogEntry entry =
            new LogEntry.OfFact(Samples.note("N" + i, Samples.incident(1), "x".repeat(2_000)));
        stores.logEntries().append(List.of(entry), new Cursor(i, Map.of()));
      }
    }
    try (Stores stores = open()) {
      byte[] whole = Files.readAllBytes(file());
      pages = whole.length / 4096;
      Arrays.fill(whole, 3 * 4096, (pages - 1) * 4096, (byte) 0x5a);
      try (RandomAccessFile inPlace = new RandomAccessFile(file().toFile(), "rw")) {
        inPlace.write(whole);
      }
      LogEntryStore timeline = stores.logEntries();
      assertThatThrownBy(
              () -> timeline.list(new LogEntryStore.Filter(null, null, null, true, 0, 1_000)))
          .isInstanceOf(StorageException.class);

      saysOnce(timeline, "is damaged");

      assertThat(timeline.cursor()).isEqualTo(EMPTY);
    }
    assertThat(pages).isGreaterThan(100);
  }

  @Test
  void aFileThatWasLostWhileNobodyUsedItIsSaidToWhoeverWritesIt() throws IOException {
    open().close();
    Files.delete(file());

    try (Stores stores = open()) {
      saysOnce(stores.logEntries(), "is missing");
    }
    assertThat(warnings).singleElement().asString().contains("is missing");
  }

  @Test
  void whatCannotBeOpenedIsDoneWithoutUntilItCan() throws IOException {
    Path _ = Files.createDirectories(file());
    try (Stores stores = open()) {
      LogEntryStore timeline = stores.logEntries();
      assertThat(warnings).singleElement().asString().contains("goes on without it");
      assertThatThrownBy(timeline::cursor).isInstanceOf(StorageException.class);
      assertThatThrownBy(timeline::mend).isInstanceOf(StorageException.class);

      Files.delete(file());
      timeline.mend();

      assertThat(timeline.cursor()).isEqualTo(EMPTY);
    }
  }

  private static void overwrite(Path file) throws IOException {
    try (RandomAccessFile inPlace = new RandomAccessFile(file.toFile(), "rw")) {
      inPlace.write(
          "Dear diary, today nothing happened. ".repeat(500).getBytes(StandardCharsets.UTF_8));
    }
  }
}
