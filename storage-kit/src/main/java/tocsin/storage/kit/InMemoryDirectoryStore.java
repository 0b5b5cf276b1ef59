package tocsin.storage.kit;

import java.util.List;
import tocsin.core.account.Directory;
import tocsin.core.account.DirectoryChange;
import tocsin.core.audit.AuditRecord;
import tocsin.storage.DirectoryStore;

/** The directory in memory. */
public final class InMemoryDirectoryStore implements DirectoryStore {
  private final InMemoryAuditLog log;
  private Directory directory = Directory.empty();

  public InMemoryDirectoryStore(InMemoryAuditLog log) {
    this.log = log;
  }

  @Override
  public synchronized Directory load() {
    return directory;
  }

  @Override
  public synchronized void save(List<DirectoryChange> changes, List<AuditRecord> audit) {
    log.append(audit);
    directory = directory.after(changes);
  }
}
