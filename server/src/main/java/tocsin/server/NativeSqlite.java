package tocsin.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
    URL packed =
        SQLiteJDBCLoader.class.getResource(
            LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name);
    if (packed == null) {
      return; // a system that the driver knows nothing for; it says so itself
    }
    try {
      if (!isWhole(library, packed)) {
        unpack(packed, home, library);
      }
      System.setProperty("org.sqlite.lib.path", home.toString());
      System.setProperty("org.sqlite.lib.name", name);
    } catch (IOException e) {
      return; // the stores find the same fault and name it
    }
  }

  private static boolean isWhole(Path library, URL packed) throws IOException {
    if (!Files.exists(library)) {
      return false;
    }
    return Files.size(library) == packed.openConnection().getContentLengthLong();
  }

  /** Another process of the same folder may be loading the file, so it appears as a whole. */
  private static void unpack(URL packed, Path home, Path library) throws IOException {
    Path _ = Files.createDirectories(home);
    Path part = Files.createTempFile(home, "unpacking", "");
    try (InputStream in = packed.openStream()) {
      long _ = Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
      Files.move(part, library, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      boolean _ = Files.deleteIfExists(part);
    }
  }
}
