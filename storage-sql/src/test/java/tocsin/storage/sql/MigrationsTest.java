package tocsin.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.storage.StorageException;
import tocsin.storage.StorageException.Kind;

class MigrationsTest {
  @TempDir Path folder;
  private Path path;

  @BeforeEach
  void aFileOfVersionOneWithOneCat() {
    path = folder.resolve("pets.db");
    try (SqliteFile file = SqliteFile.open(path, new Schema("trial", 1), 1)) {
      int _ = file.transact(s -> s.update("INSERT INTO pet (name) VALUES ('cat')"));
    }
  }

  @Test
  void anOlderFileIsBroughtUpToDateWithWhatIsInIt() {
    for (int opened = 0; opened < 2; opened++) {
      try (SqliteFile file = SqliteFile.open(path, new Schema("trial", 2), 1)) {
        assertThat(pets(file, "name || legs")).containsExactly("cat4");
      }
    }
  }

  @Test
  void aCopyOfTheOlderFileIsKept() {
    SqliteFile.open(path, new Schema("trial", 2), 1).close();

    Path copy = folder.resolve("pets.db.version-1");
    try (SqliteFile old = SqliteFile.open(copy, new Schema("trial", 1), 1)) {
      assertThat(pets(old, "name")).containsExactly("cat");
    }
    assertThat(folder.resolve("pets.db.copying")).doesNotExist();
  }

  @Test
  void aMigrationThatFailsChangesNothing() {
    assertThatThrownBy(() -> SqliteFile.open(path, new Schema("broken", 2), 1))
        .isInstanceOf(StorageException.class);

    try (SqliteFile file = SqliteFile.open(path, new Schema("trial", 1), 1)) {
      assertThat(pets(file, "name")).containsExactly("cat");
    }
  }

  @Test
  void aFileOfANewerVersionIsRefusedAndNotTouched() throws Exception {
    SqliteFile.open(path, new Schema("trial", 2), 1).close();
    byte[] before = Files.readAllBytes(path);

    assertThatThrownBy(() -> FileHeader.check(path, new Schema("trial", 1)))
        .isInstanceOfSatisfying(
            StorageException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NEWER));
    assertThatThrownBy(() -> SqliteFile.open(path, new Schema("trial", 1), 1))
        .isInstanceOfSatisfying(
            StorageException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NEWER));
    assertThat(Files.readAllBytes(path)).isEqualTo(before);
  }

  @Test
  void aFileWithAnotherMigrationUnderTheSameNumberIsRefused() {
    assertThatThrownBy(() -> SqliteFile.open(path, new Schema("engine", 1), 1))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("different build");
  }

  private static List<String> pets(SqliteFile file, String column) {
    return file.read(s -> s.list("SELECT " + column + " FROM pet", row -> row.getString(1)));
  }
}
