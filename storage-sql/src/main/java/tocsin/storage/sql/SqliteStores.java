package tocsin.storage.sql;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import tocsin.storage.LogEntryStore;
import tocsin.storage.RoadStores;
import tocsin.storage.SideRoadStores;
import tocsin.storage.StorageException;
import tocsin.storage.StorageException.Kind;
import tocsin.storage.Stores;

/**
 * Opens all stores of a data folder: {@code events.db}, {@code engine.db}, {@code notifier.db},
 * {@code logentries.db}, {@code changes.db}, {@code ledger.db}, {@code webhooks.db} and {@code
 * people.db}, and a {@code LOCK} that is held meanwhile. The first two can't be rebuilt, so they
 * must be as they were left; the others are begun anew when they are lost.
 */
public final class SqliteStores {
  private static final int READERS = 4;

  private final Path folder;
  private final Consumer<String> warnings;
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  private SqliteStores(Path folder, Consumer<String> warnings) {
    this.folder = folder;
    this.warnings = warnings;
  }

  /**
   * Opens the stores of that folder, and makes it when it isn't there.
   *
   * @param warnings is told, in a sentence each, what was lost and begun anew
   * @throws StorageException when the folder is in use, newer, full, read-only or damaged; what is
   *     in it is unharmed then
   */
  public static Stores open(Path folder, Consumer<String> warnings) {
    SqliteStores stores = new SqliteStores(folder, warnings);
    try {
      return stores.open();
    } catch (RuntimeException e) {
      stores.close();
      throw e;
    }
  }

  /**
   * Opens what the road leaves behind for reading only, beside the program that may be using it.
   *
   * @throws StorageException when a file is missing, damaged, or of another version
   */
  public static RoadStores beside(Path folder) {
    SqliteStores stores = new SqliteStores(folder, warning -> {});
    try {
      return stores.openBeside();
    } catch (RuntimeException e) {
      stores.close();
      throw e;
    }
  }

  private RoadStores openBeside() {
    SqliteDatabase engine = beside("engine.db", Schema.ENGINE);
    SqliteFile events = SqliteFile.beside(folder.resolve("events.db"), Schema.EVENTS, 1);
    opened.push(events);
    SqliteEventLog log = new SqliteEventLog(events, 0);
    opened.push(log);
    return new RoadStores(
        log,
        new SqlIncidentStore(engine),
        new SqlIncidentQueries(engine),
        new SqlFactLog(engine),
        new SqlOutbox(engine),
        new SqlDirectoryStore(engine),
        new SqlAuditLog(engine),
        new SqlNotificationJournal(beside("notifier.db", Schema.NOTIFIER)),
        new SqlLedgerStore(beside("ledger.db", Schema.LEDGER)),
        this::close);
  }

  private SqliteDatabase beside(String name, Schema schema) {
    SqliteDatabase database =
        new SqliteDatabase(SqliteFile.beside(folder.resolve(name), schema, 1));
    opened.push(database);
    return database;
  }

  private Stores open() {
    opened.push(FolderLock.take(folder));
    unpackDriverInFolder();
    refuseWhatCannotBeOpened();
    boolean isNew = isMissing("engine.db");
    SqliteDatabase engine = database("engine.db", Schema.ENGINE);
    SqlIncidentStore incidents = new SqlIncidentStore(engine);
    SqliteEventLog events = eventLog(incidents.progress().eventPosition());
    SqliteDatabase notifier = sideRoad("notifier.db", Schema.NOTIFIER, isNew);
    return new Stores(
        events,
        incidents,
        new SqlIncidentQueries(engine),
        new SqlFactLog(engine),
        new SqlOutbox(engine),
        new SqlDirectoryStore(engine),
        new SqlCredentialStore(engine),
        new SqlAuditLog(engine),
        new SqlShardLeases(engine),
        new SqlNotificationJournal(notifier),
        logEntries(isNew),
        sideRoads(isNew),
        this::close);
  }

  private LogEntryStore logEntries(boolean isNew) {
    RenewableDatabase database =
        RenewableDatabase.open(
            folder.resolve("logentries.db"), Schema.LOG_ENTRIES, READERS, !isNew, warnings);
    opened.push(database);
    return new SqlLogEntryStore(database, database::mend);
  }

  private SideRoadStores sideRoads(boolean isNew) {
    SqliteDatabase people = sideRoad("people.db", Schema.PEOPLE, isNew);
    SqliteDatabase webhooks = sideRoad("webhooks.db", Schema.WEBHOOKS, isNew);
    return new SideRoadStores(
        new SqlChangeEventStore(sideRoad("changes.db", Schema.CHANGES, isNew)),
        new SqlLedgerStore(sideRoad("ledger.db", Schema.LEDGER, isNew)),
        new SqlWebhookStore(webhooks),
        new SqlVerificationStore(people),
        new SqlHandoffStore(people),
        new SqlHeartbeatStore(people),
        new SqlRoomMessageStore(webhooks));
  }

  /** The driver unpacks its native part into a folder; no other than ours is to be written. */
  private void unpackDriverInFolder() {
    if (System.getProperty("org.sqlite.tmpdir") == null) {
      String _ = System.setProperty("org.sqlite.tmpdir", folder.toAbsolutePath().toString());
    }
  }

  /** Looks before anything is opened, so that a refusal leaves every file as it was. */
  private void refuseWhatCannotBeOpened() {
    FileHeader.check(folder.resolve("engine.db"), Schema.ENGINE);
    FileHeader.check(folder.resolve("events.db"), Schema.EVENTS);
    if (isMissing("engine.db") && !isMissing("events.db")) {
      throw missing("engine.db");
    }
  }

  private SqliteEventLog eventLog(long decided) {
    if (isMissing("events.db") && decided > 0) {
      throw missing("events.db");
    }
    SqliteFile file = SqliteFile.open(folder.resolve("events.db"), Schema.EVENTS, READERS);
    opened.push(file);
    SqliteEventLog events = new SqliteEventLog(file, decided);
    opened.push(events);
    return events;
  }

  private SqliteDatabase database(String name, Schema schema) {
    SqliteDatabase database =
        new SqliteDatabase(SqliteFile.open(folder.resolve(name), schema, READERS));
    opened.push(database);
    return database;
  }

  /** What a side road lost it does without, or makes again. */
  private SqliteDatabase sideRoad(String name, Schema schema, boolean isNew) {
    Path file = folder.resolve(name);
    if (isMissing(name) && !isNew) {
      warnings.accept(file + " is missing, and a new one is begun");
    }
    try {
      FileHeader.check(file, schema);
      return database(name, schema);
    } catch (StorageException e) {
      if (e.kind() != Kind.CORRUPT) {
        throw e;
      }
      Path aside = SetAside.move(file);
      warnings.accept(file + " is damaged; it was moved to " + aside + ", and a new one is begun");
      return database(name, schema);
    }
  }

  private boolean isMissing(String name) {
    return !Files.exists(folder.resolve(name));
  }

  private StorageException missing(String name) {
    return new StorageException(
        Kind.CORRUPT,
        name + " is missing from " + folder + "; restore the whole folder from a backup");
  }

  /** In the reverse order of opening; one that can't be closed doesn't keep the others open. */
  private void close() {
    StorageException failed = null;
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (Exception e) {
        failed = new StorageException(Kind.FAILED, "The stores did not close cleanly", e);
      }
    }
    if (failed != null) {
      throw failed;
    }
  }
}
