package tocsin.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * Unpacks SQLite's native library once into the data folder. Left to itself the driver unpacks it
 * at each start into the system's temporary folder, and a killed process leaves it there.
 */
final class NativeSqlite {
  private NativeSqlite() {}

  /**
   * Must come before SQLite is first used. A folder that can't be written is left for the stores to
   * complain about.
   */
  static void unpackInto(Path folder) {
    System.setProperty("org.sqlite.tmpdir", folder.toString());
    String name = LibraryLoaderUtil.getNativeLibName();
    Path home = folder.resolve(SQLiteJDBCLoader.getVersion());
    Path library = home.resolve(name);
    try {
      if (!Files.exists(library)) {
        unpack(home, library);
      }
    } catch (IOException e) {
      return; // the stores find the same fault and name it
    }
    System.setProperty("org.sqlite.lib.path", home.toString());
    System.setProperty("org.sqlite.lib.name", name);
  }

  /** The file appears as a whole, even when the power fails, because its name says that it is. */
  private static void unpack(Path home, Path library) throws IOException {
    // Asking for the path starts a process, so it is done only here.
    String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + library.getFileName();
    Path _ = Files.createDirectories(home);
    Path part = Files.createTempFile(home, "unpacking", "");
    try (InputStream packed = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
      if (packed == null) {
        throw new IOException("The driver has no library for this system");
      }
      long _ = Files.copy(packed, part, StandardCopyOption.REPLACE_EXISTING);
      try (FileChannel file = FileChannel.open(part, StandardOpenOption.WRITE)) {
        file.force(true);
      }
      Path _ = Files.move(part, library, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      boolean _ = Files.deleteIfExists(part);
    }
  }
}
