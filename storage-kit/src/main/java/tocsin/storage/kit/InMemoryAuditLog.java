package tocsin.storage.kit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tocsin.core.audit.AuditRecord;
import tocsin.storage.AuditLog;

/** Who changed what, in memory. */
public final class InMemoryAuditLog implements AuditLog {
  private final List<Row> rows = new ArrayList<>();
  private long last;

  /** As the stores of what is changed do it, with the change. */
  synchronized void append(List<AuditRecord> records) {
    for (AuditRecord record : records) {
      rows.add(new Row(++last, record));
    }
  }

  @Override
  public synchronized void add(List<AuditRecord> records) {
    append(records);
  }

  @Override
  public synchronized List<Row> list(Filter filter, long before, int limit) {
    return rows.reversed().stream()
        .filter(row -> row.position() < before && filter.matches(row.record()))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized void forget(Instant before) {
    rows.removeIf(row -> row.record().at().isBefore(before));
  }
}
