package tocsin.storage.sql;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import tocsin.storage.StorageException;
import tocsin.storage.StorageException.Kind;

/**
 * Looks at the first bytes of an SQLite file without opening it as a database, so that a file that
 * isn't ours to open stays as it is. (Offsets: "Database File Format" of the SQLite project.)
 */
final class FileHeader {
  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
  private static final int LENGTH = 100;
  private static final int PAGE_SIZE_AT = 16;
  private static final int CHANGES_AT = 24;
  private static final int PAGES_AT = 28;
  private static final int USER_VERSION_AT = 60;
  private static final int CHANGES_AT_PAGE_COUNT_AT = 92;

  private FileHeader() {}

  /**
   * Refuses a file that isn't a database, was cut short or is newer than the schema. A missing file
   * passes: it is made new. So does one that a crash left with a log beside it and whose end is
   * still in that log.
   */
  static void check(Path file, Schema schema) {
    try {
      if (!Files.exists(file)) {
        return;
      }
      Path log = file.resolveSibling(file.getFileName() + "-wal");
      boolean isWhole = !Files.exists(log) || Files.size(log) == 0;
      check(file, isWhole ? Files.size(file) : Long.MAX_VALUE, firstBytes(file), schema);
    } catch (IOException e) {
      throw SqliteErrors.of(e, file);
    }
  }

  private static void check(Path file, long size, ByteBuffer header, Schema schema) {
    boolean ours =
        header.limit() == LENGTH && Arrays.equals(MAGIC, 0, 16, header.array(), 0, MAGIC.length);
    if (!ours || size < sizeSaid(header)) {
      throw new StorageException(Kind.CORRUPT, SqliteErrors.sentence(Kind.CORRUPT, file));
    }
    if (header.getInt(USER_VERSION_AT) > schema.version()) {
      throw new StorageException(Kind.NEWER, SqliteErrors.sentence(Kind.NEWER, file));
    }
  }

  /** How long the file must at least be; the count of pages holds only if nobody else wrote it. */
  private static long sizeSaid(ByteBuffer header) {
    int pageSize = header.getShort(PAGE_SIZE_AT) & 0xffff;
    boolean countHolds = header.getInt(CHANGES_AT) == header.getInt(CHANGES_AT_PAGE_COUNT_AT);
    long pages = Integer.toUnsignedLong(header.getInt(PAGES_AT));
    return countHolds ? pages * (pageSize == 1 ? 65_536 : pageSize) : 0;
  }

  private static ByteBuffer firstBytes(Path file) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(LENGTH);
    try (FileChannel channel = FileChannel.open(file)) {
      while (header.hasRemaining() && channel.read(header) >= 0) {
        continue;
      }
    }
    return header.flip();
  }
}
