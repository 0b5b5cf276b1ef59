package tocsin.storage.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Keeps a damaged file under a name that says so, for whoever wants to look into it. */
final class SetAside {
  /** SQLite's log and its index, which belong to the file. */
  private static final List<String> PARTS = List.of("-wal", "-shm", "");

  private SetAside() {}

  /** Moves the file with its log; answers where it is now. A file that is gone is no failure. */
  static Path move(Path file) {
    int number = 1;
    while (PARTS.stream().anyMatch(new Name(file, number)::isTaken)) {
      number++;
    }
    Name name = new Name(file, number);
    try {
      for (String part : PARTS) {
        Path source = file.resolveSibling(file.getFileName() + part);
        if (Files.exists(source)) {
          Path _ = Files.move(source, name.of(part));
        }
      }
    } catch (IOException e) {
      throw SqliteErrors.of(e, file);
    }
    return name.of("");
  }

  private record Name(Path file, int number) {
    Path of(String part) {
      return file.resolveSibling(file.getFileName() + ".damaged-" + number + part);
    }

    boolean isTaken(String part) {
      return Files.exists(of(part));
    }
  }
}
