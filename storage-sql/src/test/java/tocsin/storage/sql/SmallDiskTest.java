package tocsin.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.core.event.LoggedEvent;
import tocsin.storage.StorageException;
import tocsin.storage.StorageException.Kind;
import tocsin.storage.Stores;
import tocsin.storage.kit.Samples;

/** A disk that is really full: a file system of 8 MB in memory, where the tests may mount one. */
class SmallDiskTest {
  @TempDir Path disk;

  /** The driver unpacks its native part where it is used first; that disk can't be unmounted. */
  @BeforeAll
  static void loadDriverElsewhere() throws SQLException {
    DriverManager.getConnection("jdbc:sqlite::memory:").close();
  }

  @BeforeEach
  void mount() throws Exception {
    assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=8m", "tocsin-test", disk.toString()) == 0);
  }

  @AfterEach
  void unmount() throws Exception {
    int _ = run("umount", disk.toString());
  }

  private static int run(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      return -1; // there is no such command
    }
  }

  private Stores open() {
    return SqliteStores.open(disk.resolve("data"), warning -> assertThat(warning).isNull());
  }

  @Test
  void nothingAcknowledgedIsLostOnAFullDiskAndWorkGoesOnWhenThereIsSpace() throws IOException {
    Path ballast = Files.write(disk.resolve("ballast"), new byte[4 << 20]);
    List<Long> acknowledged = new ArrayList<>();
    try (Stores stores = open()) {
      assertThatThrownBy(() -> appendForEver(stores, acknowledged)).satisfies(this::isFull);
      assertThatThrownBy(() -> append(stores, acknowledged)).satisfies(this::isFull);
      assertThat(positions(stores)).isEqualTo(acknowledged);

      Files.delete(ballast);
      append(stores, acknowledged);
      assertThat(positions(stores)).isEqualTo(acknowledged);
    }
    try (Stores stores = open()) {
      assertThat(positions(stores)).isEqualTo(acknowledged).doesNotHaveDuplicates();
    }
  }

  @Test
  void aFolderOnAFullDiskIsRefusedAndOpenedWhenThereIsSpace() throws IOException {
    List<Long> acknowledged = new ArrayList<>();
    try (Stores stores = open()) {
      append(stores, acknowledged);
    }
    Path ballast = disk.resolve("ballast");
    fill(ballast);
    assertThatThrownBy(() -> open().close()).satisfies(this::isFull);

    Files.delete(ballast);
    try (Stores stores = open()) {
      assertThat(positions(stores)).isEqualTo(acknowledged);
    }
  }

  @Test
  void aNewFolderOnAFullDiskIsRefusedAndMadeWhenThereIsSpace() throws IOException {
    Path ballast = disk.resolve("ballast");
    fill(ballast);
    assertThatThrownBy(() -> open().close()).satisfies(this::isFull);

    Files.delete(ballast);
    try (Stores stores = open()) {
      append(stores, new ArrayList<>());
    }
  }

  private static void fill(Path ballast) {
    try (var out = Files.newOutputStream(ballast)) {
      while (true) {
        out.write(new byte[4096]);
      }
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("No space");
    }
  }

  private void isFull(Throwable thrown) {
    Throwable why = thrown instanceof CompletionException e ? e.getCause() : thrown;
    assertThat(why)
        .isInstanceOfSatisfying(
            StorageException.class, e -> assertThat(e.kind()).isEqualTo(Kind.FULL));
  }

  private static void appendForEver(Stores stores, List<Long> acknowledged) {
    while (true) {
      append(stores, acknowledged);
    }
  }

  private static void append(Stores stores, List<Long> acknowledged) {
    acknowledged.add(stores.eventLog().append(Samples.event("disk", Samples.NOON)).join());
  }

  private static List<Long> positions(Stores stores) {
    return stores.eventLog().read(0, Integer.MAX_VALUE).stream()
        .map(LoggedEvent::position)
        .toList();
  }
}
