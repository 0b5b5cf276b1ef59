package tocsin.storage.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tocsin.storage.StorageException;
import tocsin.storage.StorageException.Kind;

/**
 * The file of a side road that can be made again from others. When it is damaged or gone, while the
 * program runs or before, it is set aside and begun anew; when it can't be opened at all, the
 * program goes on without it and tries again. Other than {@link #mend}, safe for several threads.
 */
final class RenewableDatabase implements Database, AutoCloseable {
  private final Path file;
  private final Schema schema;
  private final int readers;
  private volatile @Nullable SqliteDatabase open;
  private volatile boolean damaged;
  private @Nullable Object identity;

  /** What was done to the file and nobody was told yet. */
  private @Nullable String untold;

  private RenewableDatabase(Path file, Schema schema, int readers) {
    this.file = file;
    this.schema = schema;
    this.readers = readers;
  }

  /**
   * Opens the file, or a new one.
   *
   * @param expected whether it should be there
   * @param warnings is told, in a sentence, what is wrong with it
   * @throws StorageException {@link Kind#NEWER} when a newer version wrote it
   */
  static RenewableDatabase open(
      Path file, Schema schema, int readers, boolean expected, Consumer<String> warnings) {
    RenewableDatabase database = new RenewableDatabase(file, schema, readers);
    if (expected && !Files.exists(file)) {
      database.untold = file + " is missing, and a new one is begun";
    }
    try {
      database.openOrRenew();
    } catch (StorageException e) {
      if (e.kind() == Kind.NEWER) {
        throw e;
      }
      warnings.accept(e.getMessage() + ". Everything else goes on without it");
    }
    String untold = database.untold;
    if (untold != null) {
      warnings.accept(untold);
    }
    return database;
  }

  private void openOrRenew() {
    try {
      openFile();
    } catch (StorageException e) {
      if (e.kind() != Kind.CORRUPT) {
        throw e;
      }
      Path aside = SetAside.move(file);
      untold = file + " is damaged; it was moved to " + aside + ", and a new one is begun";
      openFile();
    }
  }

  private void openFile() {
    FileHeader.check(file, schema);
    SqliteDatabase opened = new SqliteDatabase(SqliteFile.open(file, schema, readers));
    open = opened;
    damaged = false;
    identity = identity();
  }

  private @Nullable Object identity() {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    } catch (IOException e) {
      return null; // gone, or this system has no such thing
    }
  }

  /**
   * Looks whether the file is still what it was, and begins a new one when it isn't. Only the one
   * thread that writes may call this, between two pieces of work.
   *
   * @throws StorageException when the file was begun anew since the last call, or can't be opened
   */
  void mend() {
    SqliteDatabase present = open;
    if (present == null) {
      openOrRenew();
    } else if (!Files.exists(file)) {
      renew(present, file + " was deleted, and a new one is begun");
    } else if (isDamaged()) {
      renew(present, null);
    }
    String told = untold;
    untold = null;
    if (told != null) {
      throw new StorageException(Kind.CORRUPT, told);
    }
  }

  /** Damage is met while working, or shows in the file's first bytes. */
  private boolean isDamaged() {
    Object now = identity();
    if (damaged || (now != null && !now.equals(identity))) {
      return true;
    }
    try {
      FileHeader.check(file, schema);
      return false;
    } catch (StorageException e) {
      return e.kind() == Kind.CORRUPT;
    }
  }

  private void renew(SqliteDatabase present, @Nullable String sentence) {
    open = null;
    try {
      present.close();
    } catch (StorageException e) {
      damaged = true; // it can't even be closed in order, which is no reason to keep it
    }
    Path aside = SetAside.move(file);
    untold =
        sentence == null
            ? file + " is damaged; it was moved to " + aside + ", and a new one is begun"
            : sentence;
    openFile();
  }

  @Override
  public <T> T write(Work<T> work) {
    try {
      return present().write(work);
    } catch (StorageException e) {
      throw noticed(e);
    }
  }

  @Override
  public <T> T read(Work<T> work) {
    try {
      return present().read(work);
    } catch (StorageException e) {
      throw noticed(e);
    }
  }

  private Database present() {
    SqliteDatabase present = open;
    if (present == null) {
      throw new StorageException(Kind.UNAVAILABLE, file + " can't be opened");
    }
    return present;
  }

  private StorageException noticed(StorageException failure) {
    if (failure.kind() == Kind.CORRUPT) {
      damaged = true;
    }
    return failure;
  }

  @Override
  public void close() {
    SqliteDatabase present = open;
    if (present != null) {
      present.close();
    }
  }
}
