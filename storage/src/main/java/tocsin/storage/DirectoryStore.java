package tocsin.storage;

import java.util.List;
import tocsin.core.account.Directory;
import tocsin.core.account.DirectoryChange;
import tocsin.core.audit.AuditRecord;

/** Keeps what the account has configured. */
public interface DirectoryStore {
  /** Everything, as last saved. */
  Directory load();

  /**
   * Writes all changes, and who made them, or nothing; durable when it returns.
   *
   * @param audit for the {@link AuditLog}
   */
  void save(List<DirectoryChange> changes, List<AuditRecord> audit);

  /** The same for changes that nobody made: samples, trials. */
  default void save(List<DirectoryChange> changes) {
    save(changes, List.of());
  }
}
