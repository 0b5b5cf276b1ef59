package tocsin.server.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import tocsin.server.CannotGoOn;
import tocsin.server.ExitCode;

/** A folder of the system for temporary files; it goes away with everything in it. */
public record TemporaryFolder(Path path) implements AutoCloseable {

  /** Makes an empty one. */
  public static TemporaryFolder make() {
    try {
      return new TemporaryFolder(Files.createTempDirectory("tocsin-demo-"));
    } catch (IOException e) {
      throw new CannotGoOn(
          ExitCode.NOT_WRITABLE,
          "No folder can be made in the system's folder for temporary files; set TMPDIR to one that"
              + " can be written.");
    }
  }

  /** Deletes it. What can't be deleted stays: the system clears that folder itself. */
  @Override
  public void close() {
    try (Stream<Path> all = Files.walk(path)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path each : deepestFirst) {
        boolean _ = Files.deleteIfExists(each);
      }
    } catch (IOException e) {
      return;
    }
  }
}
