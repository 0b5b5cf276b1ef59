package tocsin.storage;

import java.util.List;
import tocsin.core.account.Directory;
import tocsin.core.account.DirectoryChange;

/** Keeps what the account has configured. */
public interface DirectoryStore {
  /** Everything, as last saved. */
  Directory load();

  /** Writes all changes or none; durable when it returns. */
  void save(List<DirectoryChange> changes);
}
