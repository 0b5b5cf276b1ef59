package tocsin.server;

import tocsin.storage.StorageException;

/**
 * What the program tells whoever started it when it ends. {@code ./tocsin help serve} lists them.
 */
public enum ExitCode {
  DONE(0, "Stopped in order, or did what was asked"),
  FAILED(1, "Something that nobody foresaw"),
  USAGE(2, "A wrong command, option or setting"),
  IN_USE(3, "Another process holds the data folder"),
  NEWER(4, "The data was written by a newer program"),
  NOT_WRITABLE(5, "The data folder can't be written: read-only, not ours, or the disk is full"),
  CORRUPT(6, "A file in the data folder is damaged"),
  ADDRESS(7, "The address to listen on is taken or not ours"),
  SET_UP_ALREADY(8, "The folder is set up already"),
  NOT_READY(9, "`check` found that a page would not reach somebody"),
  NOT_BALANCED(10, "`reconcile` found something lost, late or twice");

  private final int number;
  private final String meaning;

  ExitCode(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  /** The number that the process ends with. */
  public int number() {
    return number;
  }

  /** What it means, for the help. */
  public String meaning() {
    return meaning;
  }

  /** The code for a store that can't be opened. */
  public static ExitCode of(StorageException.Kind kind) {
    return switch (kind) {
      case IN_USE -> IN_USE;
      case NEWER -> NEWER;
      case FULL, READ_ONLY -> NOT_WRITABLE;
      case CORRUPT -> CORRUPT;
      case OVERLOADED, CLOSED, UNAVAILABLE, FAILED -> FAILED;
    };
  }
}
