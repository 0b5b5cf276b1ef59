package tocsin.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tocsin.storage.RoadStores;
import tocsin.storage.Stores;
import tocsin.storage.sql.SqliteStores;

/** The one folder that the program writes to. */
public final class DataFolder {
  private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);

  private DataFolder() {}

  /** Opens its stores; makes what isn't there yet, for its owner alone. */
  public static Stores open(Path folder) {
    makePrivate(folder);
    NativeSqlite.unpackInto(folder.resolve("native").toAbsolutePath());
    return SqliteStores.open(folder, LOG::warn);
  }

  /** Opens what the road left behind in it for reading, also while a server uses it. */
  public static RoadStores beside(Path folder) {
    NativeSqlite.unpackInto(folder.resolve("native").toAbsolutePath());
    return SqliteStores.beside(folder);
  }

  /** It will hold hashes of passwords and keys. A folder that was there is left as it is. */
  private static void makePrivate(Path folder) {
    try {
      if (!Files.exists(folder)) {
        Path _ = Files.createDirectories(folder);
        PosixFileAttributeView posix =
            Files.getFileAttributeView(folder, PosixFileAttributeView.class);
        if (posix != null) {
          posix.setPermissions(PosixFilePermissions.fromString("rwx------"));
        }
      }
    } catch (IOException e) {
      LOG.debug("The stores will find the same fault and name it", e);
    }
  }
}
