package tocsin.storage;

/**
 * A store can't do its work. Callers can't mend it, so it is an exception; its message is one
 * sentence that says what to do.
 */
public final class StorageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is wrong, so that the program can choose an exit code or an HTTP status. */
  public enum Kind {
    /** Another process holds the data folder. */
    IN_USE,
    /** The data was written by a newer program. */
    NEWER,
    /** The disk takes no more. */
    FULL,
    /** The folder or a file can't be written. */
    READ_ONLY,
    /** A file is not what was written to it. */
    CORRUPT,
    /** The queue in front of the store is full: try again in a moment. */
    OVERLOADED,
    /** The store was closed. */
    CLOSED,
    /** A side road's store doesn't answer in time; everything else goes on without it. */
    UNAVAILABLE,
    /** Anything else. */
    FAILED
  }

  private final Kind kind;

  public StorageException(Kind kind, String sentence) {
    super(sentence);
    this.kind = kind;
  }

  public StorageException(Kind kind, String sentence, Throwable cause) {
    super(sentence, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
