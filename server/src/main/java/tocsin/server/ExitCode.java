package tocsin.server;

import tocsin.storage.StorageException;

/** What the program tells whoever started it when it ends. The README lists these numbers. */
public enum ExitCode {
  /** Stopped in order, or did what was asked. */
  DONE(0),
  /** Something that nobody foresaw. */
  FAILED(1),
  /** A wrong command, option or setting. */
  USAGE(2),
  /** Another process holds the data folder. */
  IN_USE(3),
  /** The data was written by a newer program. */
  NEWER(4),
  /** The data folder can't be written: read-only, not ours, or the disk is full. */
  NOT_WRITABLE(5),
  /** A file in the data folder is damaged. */
  CORRUPT(6),
  /** The address to listen on is taken or not ours. */
  ADDRESS(7),
  /** {@code init} on a folder that is set up already. */
  SET_UP_ALREADY(8);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  /** The number that the process ends with. */
  public int number() {
    return number;
  }

  /** The code for a store that can't be opened. */
  public static ExitCode of(StorageException.Kind kind) {
    return switch (kind) {
      case IN_USE -> IN_USE;
      case NEWER -> NEWER;
      case FULL, READ_ONLY -> NOT_WRITABLE;
      case CORRUPT -> CORRUPT;
      case OVERLOADED, CLOSED, FAILED -> FAILED;
    };
  }
}
