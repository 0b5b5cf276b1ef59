package tocsin.core.account;

/** One step from a directory to the next. */
public sealed interface DirectoryChange {
  /** The class of the entry that changes. */
  Class<? extends DirectoryEntry> type();

  /** Adds the entry, or replaces the one of the same type and key. */
  record Put(DirectoryEntry entry) implements DirectoryChange {
    @Override
    public Class<? extends DirectoryEntry> type() {
      return entry.getClass();
    }
  }

  /** Removes the entry of that type and key; does nothing when there is none. */
  record Remove(Class<? extends DirectoryEntry> type, String key) implements DirectoryChange {}
}
