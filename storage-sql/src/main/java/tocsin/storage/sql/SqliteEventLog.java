package tocsin.storage.sql;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import tocsin.core.event.Event;
import tocsin.core.event.LoggedEvent;
import tocsin.storage.EventLog;
import tocsin.storage.StorageException;
import tocsin.storage.StorageException.Kind;

/**
 * The event log in an SQLite file of its own. A group commit writes one row, a block of events, so
 * that an event costs a copy of its bytes and not a row; positions are consecutive numbers. An
 * event is encoded by the thread that appends it.
 */
final class SqliteEventLog implements EventLog, AutoCloseable {
  private static final GroupCommit.Bounds BOUNDS =
      new GroupCommit.Bounds(100_000, 64 << 20, 10_000, 1 << 20);
  private static final int FORGOTTEN_AT_ONCE = 1_000;
  private static final int FORGOTTEN_FOR_SPACE = 10;

  /** No further block is read after so much, so that a batch of large events fits in memory. */
  private static final long READ_BYTES = 8 << 20;

  private final SqliteFile file;
  private final GroupCommit<Append> appends;

  /** The last durable position. Written only by the thread that writes blocks. */
  private volatile long last;

  /**
   * @param atLeast positions begin behind this one: what the engine has decided already must not
   *     come again for other events
   */
  SqliteEventLog(SqliteFile file, long atLeast) {
    this.file = file;
    this.last = Math.max(atLeast, lastStored());
    this.appends = new GroupCommit<>("append events", BOUNDS, this::writeBlock);
  }

  private long lastStored() {
    return file.read(session ->
        session
            .first(
                "SELECT first + count - 1 FROM event_block ORDER BY first DESC LIMIT 1",
                row -> row.getLong(1))
            .orElse(0L));
  }

  @Override
  public CompletableFuture<Long> append(Event event) {
    Append append = new Append(EventCodec.encode(event), event.receivedAt().toEpochMilli());
    appends.add(append);
    return append.position;
  }

  private void writeBlock(List<Append> group) {
    long first = last + 1;
    long oldest = Long.MAX_VALUE;
    long latest = Long.MIN_VALUE;
    int length = 0;
    for (Append append : group) {
      oldest = Math.min(oldest, append.receivedAt);
      latest = Math.max(latest, append.receivedAt);
      length += append.encoded.length;
    }
    ByteBuffer block = ByteBuffer.allocate(length);
    group.forEach(append -> block.put(append.encoded));
    insert(first, group.size(), oldest, latest, block.array());
    last = first + group.size() - 1;
    for (int i = 0; i < group.size(); i++) {
      boolean _ = group.get(i).position.complete(first + i);
    }
  }

  private void insert(long first, int count, long oldest, long latest, byte[] events) {
    int _ =
        file.transact(session ->
            session.update(
                "INSERT INTO event_block (first, count, oldest_at, latest_at, format, events)"
                    + " VALUES (?, ?, ?, ?, ?, ?)",
                first,
                count,
                oldest,
                latest,
                EventCodec.FORMAT,
                events));
  }

  @Override
  public List<LoggedEvent> read(long after, int max) {
    return file.read(session -> {
      List<LoggedEvent> events = new ArrayList<>();
      try (ResultSet blocks = from(session, after)) {
        long bytes = 0;
        while (events.size() < max && bytes < READ_BYTES && blocks.next()) {
          bytes += addFrom(blocks, after, max, events);
        }
      }
      return events;
    });
  }

  /** The blocks that hold events after that position, in order. */
  private static ResultSet from(Session session, long after) throws SQLException {
    var statement =
        session.prepare(
            "SELECT first, count, events FROM event_block WHERE first >= coalesce("
                + "(SELECT first FROM event_block WHERE first <= ?"
                + " ORDER BY first DESC LIMIT 1), 0) ORDER BY first");
    statement.setLong(1, after + 1);
    return statement.executeQuery();
  }

  /**
   * Adds the block's events after that position, up to {@code max} altogether; a block is small, as
   * {@link #BOUNDS} say. Answers how many bytes it read.
   */
  private int addFrom(ResultSet block, long after, int max, List<LoggedEvent> events)
      throws SQLException {
    long first = block.getLong(1);
    int count = block.getInt(2);
    ByteBuffer bytes = ByteBuffer.wrap(block.getBytes(3));
    try {
      for (int i = 0; i < count && events.size() < max; i++) {
        if (first + i <= after) {
          EventCodec.skip(bytes);
        } else {
          events.add(new LoggedEvent(first + i, EventCodec.decode(bytes)));
        }
      }
      return bytes.capacity();
    } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new StorageException(Kind.CORRUPT, SqliteErrors.sentence(Kind.CORRUPT, file.path()), e);
    }
  }

  /** Change events are rare, so that others are passed over without being decoded. */
  @Override
  public Changes changes(long after, int max) {
    return file.read(session -> {
      List<LoggedEvent> found = new ArrayList<>();
      long upTo = after;
      try (ResultSet blocks = from(session, after)) {
        long bytes = 0;
        while (upTo - after < max && bytes < READ_BYTES && blocks.next()) {
          bytes += addChanges(blocks, after, found);
          upTo = blocks.getLong(1) + blocks.getLong(2) - 1;
        }
      }
      return new Changes(found, Math.max(after, upTo));
    });
  }

  private int addChanges(ResultSet block, long after, List<LoggedEvent> found) throws SQLException {
    long first = block.getLong(1);
    int count = block.getInt(2);
    ByteBuffer bytes = ByteBuffer.wrap(block.getBytes(3));
    try {
      for (int i = 0; i < count; i++) {
        if (first + i > after && EventCodec.isChange(bytes)) {
          found.add(new LoggedEvent(first + i, EventCodec.decode(bytes)));
        } else {
          EventCodec.skip(bytes);
        }
      }
      return bytes.capacity();
    } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new StorageException(Kind.CORRUPT, SqliteErrors.sentence(Kind.CORRUPT, file.path()), e);
    }
  }

  @Override
  public Optional<LoggedEvent> find(long position) {
    return read(position - 1, 1).stream().filter(e -> e.position() == position).findFirst();
  }

  @Override
  public long lastPosition() {
    return last;
  }

  /**
   * Blocks go whole, so an event may stay until those beside it are old enough; the last block
   * stays, for it tells which position comes next. In small steps: appends go on between them.
   */
  @Override
  public void forget(Instant before) {
    int gone;
    do {
      gone =
          file.transact(session ->
              session.update(
                  "DELETE FROM event_block WHERE first IN ("
                      + "SELECT first FROM (SELECT first, latest_at FROM event_block"
                      + " ORDER BY first LIMIT ?) WHERE latest_at < ?)"
                      + " AND first < (SELECT max(first) FROM event_block)",
                  FORGOTTEN_AT_ONCE,
                  before.toEpochMilli()));
    } while (gone > 0);
  }

  @Override
  public long bytes() {
    return file.read(session ->
        session.only(
            "SELECT (pages.page_count - free.freelist_count) * size.page_size"
                + " FROM pragma_page_count AS pages, pragma_freelist_count AS free,"
                + " pragma_page_size AS size",
            row -> row.getLong(1)));
  }

  /** In small steps: appends go on between them. */
  @Override
  public void forgetBeyond(long bytes, long upTo) {
    int gone = 1;
    while (gone > 0 && bytes() > bytes) {
      gone =
          file.transact(session ->
              session.update(
                  "DELETE FROM event_block WHERE first IN ("
                      + "SELECT first FROM event_block WHERE first + count - 1 <= ?"
                      + " ORDER BY first LIMIT ?)"
                      + " AND first < (SELECT max(first) FROM event_block)",
                  upTo,
                  FORGOTTEN_FOR_SPACE));
    }
  }

  /** Ends what is under way; the file is closed by whoever opened it. */
  @Override
  public void close() {
    appends.close();
  }

  /** An encoded event on its way, and the future on which its sender waits. */
  private static final class Append implements GroupCommit.Item {
    private final byte[] encoded;
    private final long receivedAt;
    private final CompletableFuture<Long> position = new CompletableFuture<>();

    Append(byte[] encoded, long receivedAt) {
      this.encoded = encoded;
      this.receivedAt = receivedAt;
    }

    @Override
    public long bytes() {
      return encoded.length;
    }

    @Override
    public void failed(StorageException why) {
      boolean _ = position.completeExceptionally(why);
    }
  }
}
