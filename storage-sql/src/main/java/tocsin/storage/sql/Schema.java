package tocsin.storage.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The tables of one file, as numbered migrations on the class path: {@code NAME/1.sql}, {@code
 * NAME/2.sql} and so on. A migration that was released is never changed.
 *
 * @param version the number of the last migration
 * @param pageBytes of files made anew; a file keeps the size it was made with
 */
record Schema(String name, int version, int pageBytes) {
  private static final int USUAL_PAGE = 4 << 10;

  /** Each page of a commit costs two system calls: for files with large rows or large batches. */
  private static final int LARGE_PAGE = 16 << 10;

  static final Schema EVENTS = new Schema("events", 1, LARGE_PAGE);
  static final Schema ENGINE = new Schema("engine", 5, LARGE_PAGE);
  static final Schema NOTIFIER = new Schema("notifier", 1);
  static final Schema LOG_ENTRIES = new Schema("logentries", 2);
  static final Schema CHANGES = new Schema("changes", 1);
  static final Schema LEDGER = new Schema("ledger", 1);
  static final Schema WEBHOOKS = new Schema("webhooks", 2);
  static final Schema PEOPLE = new Schema("people", 2);

  Schema(String name, int version) {
    this(name, version, USUAL_PAGE);
  }

  /** The text of one migration, from 1 to {@link #version}. */
  String migration(int number) {
    String resource = name + "/" + number + ".sql";
    try (InputStream in = Schema.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("The program lacks " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
