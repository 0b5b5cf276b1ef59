package tocsin.runtime.directory;

import java.util.List;
import java.util.function.Function;
import tocsin.core.account.Directory;
import tocsin.core.account.DirectoryChange;
import tocsin.runtime.audit.Acting;
import tocsin.runtime.audit.DirectoryAudit;
import tocsin.storage.DirectoryStore;

/**
 * The directory as it is now. Reading is free of locks; changes are made one at a time and are
 * durable before anybody sees them.
 */
public final class LiveDirectory {
  private final DirectoryStore store;
  private volatile Directory current;

  public LiveDirectory(DirectoryStore store) {
    this.store = store;
    this.current = store.load();
  }

  /** The latest snapshot. */
  public Directory current() {
    return current;
  }

  /**
   * Asks for changes against the latest snapshot and makes them, so that checks ("is the name still
   * free") hold when the change is made. An empty list changes nothing. Who acts (see {@link
   * Acting}) is written down with it. Returns the directory after it.
   */
  public synchronized Directory change(Function<Directory, List<DirectoryChange>> edit) {
    List<DirectoryChange> changes = edit.apply(current);
    if (!changes.isEmpty()) {
      Directory next = current.after(changes);
      store.save(changes, DirectoryAudit.of(current, changes));
      current = next;
    }
    return current;
  }
}
