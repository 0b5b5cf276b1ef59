package tocsin.runtime.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.Directory;
import tocsin.core.account.DirectoryChange;
import tocsin.core.account.DirectoryEntry;
import tocsin.core.audit.AuditAction;
import tocsin.core.audit.AuditRecord;
import tocsin.core.audit.AuditRecord.FieldChange;
import tocsin.storage.json.EntryFields;

/** Finds out what changes of the directory change. */
public final class DirectoryAudit {
  private DirectoryAudit() {}

  /** One record for each entry that differs after the changes; none when nobody said who acts. */
  public static List<AuditRecord> of(Directory before, List<DirectoryChange> changes) {
    if (Acting.present().isEmpty()) {
      return List.of();
    }
    List<AuditRecord> records = new ArrayList<>();
    Directory now = before;
    for (DirectoryChange change : changes) {
      records.addAll(record(now, change));
      now = now.after(List.of(change));
    }
    return List.copyOf(records);
  }

  private static List<AuditRecord> record(Directory before, DirectoryChange change) {
    return switch (change) {
      case DirectoryChange.Put(DirectoryEntry entry) -> {
        Optional<? extends DirectoryEntry> old = find(before, entry.getClass(), entry.key());
        yield record(old.orElse(null), entry);
      }
      case DirectoryChange.Remove(var type, String key) ->
          find(before, type, key)
              .map(old -> Acting.record(AuditAction.DELETE, EntryFields.resource(old), List.of()))
              .orElse(List.of());
    };
  }

  private static List<AuditRecord> record(@Nullable DirectoryEntry old, DirectoryEntry entry) {
    List<FieldChange> fields = EntryFields.changes(old, entry);
    AuditAction action = old == null ? AuditAction.CREATE : AuditAction.UPDATE;
    return fields.isEmpty()
        ? List.of()
        : Acting.record(action, EntryFields.resource(entry), fields);
  }

  private static Optional<? extends DirectoryEntry> find(
      Directory directory, Class<? extends DirectoryEntry> type, String key) {
    return directory.all(type).stream().filter(entry -> entry.key().equals(key)).findFirst();
  }
}
