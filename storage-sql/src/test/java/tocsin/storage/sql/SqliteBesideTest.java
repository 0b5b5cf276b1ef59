package tocsin.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.storage.RoadStores;
import tocsin.storage.StorageException;
import tocsin.storage.Stores;
import tocsin.storage.kit.Batch;
import tocsin.storage.kit.Samples;

/** The stores are read beside the program that uses them. */
class SqliteBesideTest {
  @TempDir Path folder;

  private static void decide(Stores stores, int number) {
    long position = stores.eventLog().append(Samples.event("disk", Samples.NOON)).join();
    new Batch().put(Samples.incident(number)).commit(stores.incidents(), position);
  }

  @Test
  void whatIsWrittenMeanwhileIsSeen() {
    try (Stores stores = SqliteStores.open(folder, warning -> {});
        RoadStores beside = SqliteStores.beside(folder)) {
      decide(stores, 1);

      assertThat(beside.queries().find(1)).isPresent();
      assertThat(beside.eventLog().read(0, 10)).hasSize(1);
      assertThatThrownBy(() -> new Batch().commit(beside.incidents(), 2))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("for reading only");
    }
  }

  @Test
  void aFolderThatNobodyUsesIsReadAsWell() {
    try (Stores stores = SqliteStores.open(folder, warning -> {})) {
      decide(stores, 1);
    }
    try (RoadStores beside = SqliteStores.beside(folder)) {
      assertThat(beside.queries().find(1)).isPresent();
    }
  }

  @Test
  void whatACrashLeftInTheLogIsRead() throws IOException {
    Path copy = folder.resolve("copy");
    Path data = folder.resolve("data");
    try (Stores stores = SqliteStores.open(data, warning -> {})) {
      decide(stores, 1);
      Path _ = Files.createDirectories(copy);
      try (Stream<Path> files = Files.list(data)) {
        for (Path file : files.filter(f -> !f.toString().endsWith("-shm")).toList()) {
          if (Files.isRegularFile(file)) {
            Path _ = Files.copy(file, copy.resolve(file.getFileName()));
          }
        }
      }
    }
    try (RoadStores beside = SqliteStores.beside(copy)) {
      assertThat(beside.queries().find(1)).isPresent();
    }
  }

  @Test
  void aFolderWithoutFilesIsRefusedAndStaysEmpty() throws IOException {
    assertThatThrownBy(() -> SqliteStores.beside(folder))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("is missing");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }
}
