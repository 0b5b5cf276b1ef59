package tocsin.storage.sql;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import tocsin.storage.StorageException;
import tocsin.storage.StorageException.Kind;

/** Holds a data folder for one process, for as long as the process lives or until closed. */
final class FolderLock implements AutoCloseable {
  /** Less than this isn't enough to begin with: the driver's native part, and a first log. */
  private static final long NEEDED_BYTES = 3 << 20;

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Takes the folder; makes it when it isn't there. Nothing is written when there is no space. */
  static FolderLock take(Path folder) {
    try {
      Path _ = Files.createDirectories(folder);
      if (Files.getFileStore(folder).getUsableSpace() < NEEDED_BYTES) {
        throw new StorageException(Kind.FULL, SqliteErrors.sentence(Kind.FULL, folder));
      }
      FileChannel channel =
          FileChannel.open(
              folder.resolve("LOCK"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw new StorageException(
            Kind.IN_USE, "Another Tocsin uses " + folder + "; stop it or choose another folder");
      }
      return new FolderLock(channel);
    } catch (IOException e) {
      throw SqliteErrors.of(e, folder);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // held by this very process
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new StorageException(Kind.FAILED, "The lock of the data folder can't be given back", e);
    }
  }
}
