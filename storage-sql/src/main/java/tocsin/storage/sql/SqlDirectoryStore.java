package tocsin.storage.sql;

import java.util.List;
import tocsin.core.account.Directory;
import tocsin.core.account.DirectoryChange;
import tocsin.core.account.DirectoryEntry;
import tocsin.core.audit.AuditRecord;
import tocsin.storage.DirectoryStore;
import tocsin.storage.json.JsonForms;
import tocsin.storage.json.Kinds;

/** The directory: one row of JSON for each entry. */
final class SqlDirectoryStore implements DirectoryStore {
  private static final Kinds<DirectoryEntry> KINDS = Kinds.in(DirectoryEntry.class);

  private final Database database;

  SqlDirectoryStore(Database database) {
    this.database = database;
  }

  @Override
  public Directory load() {
    return Directory.of(
        database.read(session ->
            session.list(
                "SELECT json FROM directory_entry",
                row -> JsonForms.DIRECTORY_ENTRY.read(row.getString(1)))));
  }

  @Override
  public void save(List<DirectoryChange> changes, List<AuditRecord> audit) {
    int _ =
        database.write(session -> {
          int changed = 0;
          for (DirectoryChange change : changes) {
            changed +=
                switch (change) {
                  case DirectoryChange.Put(DirectoryEntry entry) ->
                      session.update(
                          "INSERT INTO directory_entry (kind, name, json) VALUES (?, ?, ?)"
                              + " ON CONFLICT (kind, name) DO UPDATE SET json = excluded.json",
                          KINDS.of(entry.getClass()),
                          entry.key(),
                          JsonForms.DIRECTORY_ENTRY.write(entry));
                  case DirectoryChange.Remove remove ->
                      session.update(
                          "DELETE FROM directory_entry WHERE kind = ? AND name = ?",
                          KINDS.of(remove.type()),
                          remove.key());
                };
          }
          return changed + SqlAuditLog.append(session, audit);
        });
  }
}
