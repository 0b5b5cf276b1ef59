package tocsin.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.storage.StorageException;
import tocsin.storage.StorageException.Kind;

class SqliteDatabaseTest {
  @TempDir Path folder;
  private SqliteDatabase database;

  @BeforeEach
  void open() {
    database =
        new SqliteDatabase(SqliteFile.open(folder.resolve("pets.db"), new Schema("trial", 1), 2));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private List<String> pets() {
    return database.read(
        s -> s.list("SELECT name FROM pet ORDER BY name", row -> row.getString(1)));
  }

  private static Work<Integer> add(String name) {
    return s -> s.update("INSERT INTO pet (name) VALUES (?)", name);
  }

  @Test
  void ofWorkThatIsCommittedTogetherOnlyTheFailingPieceIsUndone() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    var first = inBackground(s -> waitFor(begun, goOn));
    begun.await();
    var before = inBackground(add("ant"));
    var failing =
        inBackground(s ->
            s.update("INSERT INTO pet (name) VALUES ('bee')")
                + s.update("INSERT INTO pet (name) VALUES (NULL)"));
    var refusing =
        inBackground(s -> {
          int _ = s.update("INSERT INTO pet (name) VALUES ('cow')");
          throw new StorageException(Kind.FAILED, "No cows");
        });
    var after = inBackground(add("dog"));
    goOn.countDown();

    CompletableFuture.allOf(first, before, after).join();
    assertThatThrownBy(failing::join).isInstanceOf(CompletionException.class);
    assertThatThrownBy(refusing::join).hasMessageContaining("No cows");
    assertThat(pets()).containsExactly("ant", "dog");
  }

  private static int waitFor(CountDownLatch begun, CountDownLatch goOn) {
    begun.countDown();
    try {
      goOn.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return 0;
  }

  private CompletableFuture<Integer> inBackground(Work<Integer> work) {
    return CompletableFuture.supplyAsync(() -> database.write(work), Thread::startVirtualThread);
  }

  @Test
  void aReaderCannotWrite() {
    assertThatThrownBy(() -> database.read(add("ant")))
        .isInstanceOfSatisfying(
            StorageException.class, e -> assertThat(e.kind()).isEqualTo(Kind.READ_ONLY));
  }

  @Test
  void moreReadersThanConnectionsTakeTurns() {
    database.write(add("ant"));
    List<CompletableFuture<List<String>>> readers =
        IntStream.range(0, 50)
            .mapToObj(_ -> CompletableFuture.supplyAsync(this::pets, Thread::startVirtualThread))
            .toList();

    assertThat(readers).allSatisfy(r -> assertThat(r.join()).containsExactly("ant"));
  }

  @Test
  void aClosedStoreSaysSo() {
    database.close();

    assertThatThrownBy(this::pets)
        .isInstanceOfSatisfying(
            StorageException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CLOSED));
    assertThatThrownBy(() -> database.write(add("ant")))
        .isInstanceOfSatisfying(
            StorageException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CLOSED));
  }
}
