package tocsin.storage.sql;

import tocsin.storage.StorageException;

/** What the stores ask of an SQL engine. Safe for use by several threads. */
interface Database {
  /**
   * Does the work in a transaction, alone or together with others' work; what one piece of work did
   * is undone when it fails, and the others' is not. Durable when it returns.
   *
   * @throws StorageException when nothing was changed
   */
  <T> T write(Work<T> work);

  /** Does work that only reads, beside the writer. */
  <T> T read(Work<T> work);
}
