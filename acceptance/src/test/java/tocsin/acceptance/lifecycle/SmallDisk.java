package tocsin.acceptance.lifecycle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A file system in memory that can be full or read-only; only an administrator may make one. */
final class SmallDisk implements AutoCloseable {
  private final Path root;

  /** Mounts it at that folder; without the right to do so the test is left out. */
  SmallDisk(Path root, int megabytes) throws IOException {
    this.root = Files.createDirectories(root);
    boolean mounted = ran("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs");
    Assumptions.assumeTrue(mounted, "Only root on Linux can mount a small disk for this test.");
  }

  /** Takes or gives back the right to write. */
  void writable(boolean writable) throws IOException {
    if (!ran("mount", "-o", writable ? "remount,rw" : "remount,ro")) {
      throw new IOException("It can't be mounted anew");
    }
  }

  /** Writes a file until nothing more fits. */
  void fill() throws IOException {
    byte[] block = new byte[4_096];
    try (var out = Files.newOutputStream(ballast())) {
      while (root.toFile().getUsableSpace() > 0) {
        out.write(block);
      }
    } catch (IOException e) {
      // Somebody else took the last bytes: full is what it is to be.
      return;
    }
  }

  /** Gives the space back. */
  void empty() throws IOException {
    Files.delete(ballast());
  }

  private Path ballast() {
    return root.resolve("ballast");
  }

  private boolean ran(String... command) {
    List<String> words = new ArrayList<>(List.of(command));
    words.add(root.toString());
    try {
      Process process =
          new ProcessBuilder(words)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    boolean unused = ran("umount");
  }
}
