package tocsin.server;

import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tocsin.storage.Stores;
import tocsin.storage.sql.SqliteStores;

/** The one folder that the program writes to. */
public final class DataFolder {
  private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);

  private DataFolder() {}

  /** Opens its stores; makes what isn't there yet. */
  public static Stores open(Path folder) {
    NativeSqlite.unpackInto(folder.resolve("native").toAbsolutePath());
    return SqliteStores.open(folder, LOG::warn);
  }
}
