package tocsin.storage.kit;

import java.util.List;
import tocsin.core.account.Directory;
import tocsin.core.account.DirectoryChange;
import tocsin.storage.DirectoryStore;

/** The directory in memory. */
public final class InMemoryDirectoryStore implements DirectoryStore {
  private Directory directory = Directory.empty();

  @Override
  public synchronized Directory load() {
    return directory;
  }

  @Override
  public synchronized void save(List<DirectoryChange> changes) {
    directory = directory.after(changes);
  }
}
