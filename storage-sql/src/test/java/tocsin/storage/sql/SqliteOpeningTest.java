package tocsin.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tocsin.core.delivery.JournalEntry;
import tocsin.core.logentry.LogEntry;
import tocsin.storage.LogEntryStore;
import tocsin.storage.StorageException;
import tocsin.storage.StorageException.Kind;
import tocsin.storage.Stores;
import tocsin.storage.kit.Batch;
import tocsin.storage.kit.Samples;

/** What happens to a data folder that isn't as it should be. */
class SqliteOpeningTest {
  @TempDir Path temporary;
  private Path folder;
  private final List<String> warnings = new ArrayList<>();

  private Stores open() {
    return SqliteStores.open(folder, warnings::add);
  }

  @BeforeEach
  void aFolderInWhichOneEventWasDecided() {
    folder = temporary.resolve("data");
    try (Stores stores = open()) {
      long position = stores.eventLog().append(Samples.event("disk", Samples.NOON)).join();
      new Batch().put(Samples.incident(1)).commit(stores.incidents(), position);
      stores.journal().append(0, "one", List.of(new JournalEntry.Opened(0)));
      stores
          .logEntries()
          .append(
              List.of(new LogEntry.OfFact(Samples.note("L1", Samples.incident(1), "one"))),
              new LogEntryStore.Cursor(1, Map.of()));
    }
  }

  /** Opening is refused for that reason, in one sentence, and every file is as it was. */
  private String refused(Kind kind) throws IOException {
    Map<Path, String> before = contents();
    StorageException refusal = catchThrowableOfType(StorageException.class, () -> open().close());
    assertThat(refusal).isNotNull();
    assertThat(refusal.kind()).isEqualTo(kind);
    assertThat(refusal.getMessage()).doesNotContain("\n", "Exception", "SQL").contains("data");
    assertThat(contents()).isEqualTo(before);
    return String.valueOf(refusal.getMessage());
  }

  private Map<Path, String> contents() throws IOException {
    Map<Path, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> !f.toString().contains("sqlitejdbc")).toList()) {
        contents.put(file, Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return contents;
  }

  @Test
  void aFolderLeftInOrderIsOpenedWithoutAWord() {
    open().close();

    assertThat(warnings).isEmpty();
  }

  @Test
  void aFolderThatIsInUseIsRefusedUntilItIsClosed() throws IOException {
    Stores first = open();
    assertThat(refused(Kind.IN_USE)).contains("Another Tocsin uses");
    first.close();

    open().close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"engine.db", "events.db", "notifier.db", "logentries.db", "people.db"})
  void aFolderWithANewerFileIsRefused(String name) throws Exception {
    try (var file = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(name));
        var statement = file.createStatement()) {
      boolean _ = statement.execute("PRAGMA user_version = 99");
    }

    assertThat(refused(Kind.NEWER)).contains("newer version");
  }

  @ParameterizedTest
  @ValueSource(strings = {"engine.db", "events.db"})
  void aFileThatIsNoDatabaseIsRefused(String name) throws IOException {
    Path _ =
        Files.writeString(folder.resolve(name), "Dear diary, today nothing happened. ".repeat(99));

    assertThat(refused(Kind.CORRUPT)).contains("damaged", "backup");
  }

  @ParameterizedTest
  @ValueSource(strings = {"engine.db", "events.db"})
  void aFileThatWasCutShortOrEmptiedIsRefused(String name) throws IOException {
    Path file = folder.resolve(name);
    byte[] whole = Files.readAllBytes(file);
    for (int length : new int[] {whole.length - 1, whole.length / 2, 50, 0}) {
      Path _ = Files.write(file, Arrays.copyOf(whole, length));
      assertThat(refused(Kind.CORRUPT)).contains("damaged");
    }
  }

  @Test
  void aFileWithADamagedPageIsRefused() throws IOException {
    Path file = folder.resolve("engine.db");
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, 2 * 4096, 6 * 4096, (byte) 0x5a);
    Path _ = Files.write(file, bytes);

    StorageException refusal = catchThrowableOfType(StorageException.class, () -> open().close());

    assertThat(refusal.kind()).isEqualTo(Kind.CORRUPT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"engine.db", "events.db"})
  void aFolderThatLostAFileWhichCannotBeRebuiltIsRefused(String name) throws IOException {
    Files.delete(folder.resolve(name));

    StorageException refusal = catchThrowableOfType(StorageException.class, () -> open().close());

    assertThat(refusal.kind()).isEqualTo(Kind.CORRUPT);
    assertThat(refusal).hasMessageContaining(name + " is missing").hasMessageContaining("backup");
    assertThat(folder.resolve(name)).doesNotExist();
  }

  @Test
  void aDamagedTimelineIsSetAsideAndBegunAnew() throws IOException {
    Path _ = Files.writeString(folder.resolve("logentries.db"), "x".repeat(9_999));

    try (Stores stores = open()) {
      assertThat(stores.logEntries().cursor()).isEqualTo(new LogEntryStore.Cursor(0, Map.of()));
      assertThat(stores.queries().find(1)).isPresent();
    }
    assertThat(warnings).singleElement().asString().contains("logentries.db is damaged");
    assertThat(folder.resolve("logentries.db.damaged-1")).hasSize(9_999);
  }

  @Test
  void aDamagedNotifierIsSetAsideAndItsGenerationsAreEmpty() throws IOException {
    byte[] bytes = Files.readAllBytes(folder.resolve("notifier.db"));
    Arrays.fill(bytes, 4096, bytes.length, (byte) 0x5a);
    Path _ = Files.write(folder.resolve("notifier.db"), bytes);

    try (Stores stores = open()) {
      assertThat(stores.journal().read("one", 0, 10)).isEmpty();
    }
    assertThat(warnings).singleElement().asString().contains("notifier.db is damaged");
  }

  @ParameterizedTest
  @ValueSource(strings = {"notifier.db", "logentries.db", "people.db"})
  void aLostSideRoadIsBegunAnewWithAWarning(String name) throws IOException {
    Files.delete(folder.resolve(name));

    open().close();

    assertThat(warnings).singleElement().asString().contains(name + " is missing");
  }

  @Test
  void anEventLogFromAnOlderBackupGivesNoPositionThatWasDecidedBefore() throws IOException {
    Path kept = temporary.resolve("kept");
    Path _ = Files.copy(folder.resolve("events.db"), kept);
    long decided;
    try (Stores stores = open()) {
      long _ = stores.eventLog().append(Samples.event("cpu", Samples.NOON)).join();
      decided = stores.eventLog().append(Samples.event("memory", Samples.NOON)).join();
      new Batch().commit(stores.incidents(), decided);
    }
    Path _ = Files.copy(kept, folder.resolve("events.db"), StandardCopyOption.REPLACE_EXISTING);

    try (Stores stores = open()) {
      assertThat(stores.eventLog().append(Samples.event("new", Samples.NOON)).join())
          .isGreaterThan(decided);
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsRefused() throws IOException {
    Path _ = Files.writeString(temporary.resolve("file"), "");
    folder = temporary.resolve("file").resolve("data");

    StorageException refusal = catchThrowableOfType(StorageException.class, () -> open().close());

    assertThat(refusal.kind()).isEqualTo(Kind.READ_ONLY);
    assertThat(refusal).hasMessageContaining("can't be written");
  }

  @Test
  void commitsWaitForTheDiskAndNothingIsMapped() {
    try (SqliteFile file = SqliteFile.open(folder.resolve("events.db"), Schema.EVENTS, 1)) {
      assertThat(pragma(file, "journal_mode")).isEqualTo("wal");
      assertThat(pragma(file, "synchronous")).isEqualTo("2");
      assertThat(pragma(file, "mmap_size")).isEqualTo("0");
    }
  }

  private static String pragma(SqliteFile file, String name) {
    return file.transact(s -> s.only("PRAGMA " + name, row -> row.getString(1)));
  }
}
