package tocsin.storage.sql;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import tocsin.core.audit.AuditRecord;
import tocsin.storage.AuditLog;
import tocsin.storage.json.JsonForms;

/** Who changed what. What is asked for stands in columns, with the record in JSON beside them. */
final class SqlAuditLog implements AuditLog {
  private final Database database;

  SqlAuditLog(Database database) {
    this.database = database;
  }

  /** Adds records in the transaction of whoever calls; how many. */
  static int append(Session session, List<AuditRecord> records) throws SQLException {
    for (AuditRecord record : records) {
      int _ =
          session.update(
              "INSERT INTO audit_record (at, root_type, root_id, actor_type, actor_id, method,"
                  + " action, json) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
              record.at().toEpochMilli(),
              record.root().type(),
              record.root().id(),
              word(record.author().kind()),
              record.author().id(),
              word(record.author().method()),
              word(record.action()),
              JsonForms.AUDIT_RECORD.write(record));
    }
    return records.size();
  }

  @Override
  public List<Row> list(Filter filter, long before, int limit) {
    Conditions conditions =
        new Conditions()
            .add("position < ?", before)
            .between("at", filter.since(), filter.until())
            .in("root_type", filter.rootTypes())
            .is("root_id", filter.rootId())
            .in("actor_type", words(filter.actors()))
            .is("actor_id", filter.actorId())
            .in("method", words(filter.methods()))
            .in("action", words(filter.actions()));
    return database.read(session ->
        session.list(
            "SELECT position, json FROM audit_record"
                + conditions.where()
                + " ORDER BY position DESC LIMIT ?",
            row -> new Row(row.getLong(1), JsonForms.AUDIT_RECORD.read(row.getString(2))),
            conditions.arguments(limit)));
  }

  @Override
  public void add(List<AuditRecord> records) {
    if (!records.isEmpty()) {
      int _ = database.write(session -> append(session, records));
    }
  }

  @Override
  public void forget(Instant before) {
    int _ =
        database.write(session ->
            session.update("DELETE FROM audit_record WHERE at < ?", before.toEpochMilli()));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static List<String> words(Collection<? extends Enum<?>> values) {
    return values.stream().map(SqlAuditLog::word).toList();
  }
}
