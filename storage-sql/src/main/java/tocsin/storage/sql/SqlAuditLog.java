package tocsin.storage.sql;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
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
    Conditions conditions = new Conditions();
    conditions.add("position < ?", before);
    conditions.add("at >= ?", filter.since().toEpochMilli());
    conditions.add("at < ?", filter.until().toEpochMilli());
    conditions.in("root_type", filter.rootTypes());
    conditions.is("root_id", filter.rootId());
    conditions.in("actor_type", filter.actors().stream().map(SqlAuditLog::word).toList());
    conditions.is("actor_id", filter.actorId());
    conditions.in("method", filter.methods().stream().map(SqlAuditLog::word).toList());
    conditions.in("action", filter.actions().stream().map(SqlAuditLog::word).toList());
    conditions.arguments.add(limit);
    return database.read(session ->
        session.list(
            "SELECT position, json FROM audit_record WHERE "
                + String.join(" AND ", conditions.texts)
                + " ORDER BY position DESC LIMIT ?",
            row -> new Row(row.getLong(1), JsonForms.AUDIT_RECORD.read(row.getString(2))),
            conditions.arguments.toArray()));
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

  /** What is asked for, in SQL. */
  private static final class Conditions {
    final List<String> texts = new ArrayList<>();
    final List<Object> arguments = new ArrayList<>();

    void add(String text, Object argument) {
      texts.add(text);
      arguments.add(argument);
    }

    void is(String column, @Nullable String wanted) {
      if (wanted != null) {
        add(column + " = ?", wanted);
      }
    }

    void in(String column, Collection<String> wanted) {
      if (!wanted.isEmpty()) {
        texts.add(
            column + " IN (" + String.join(", ", Collections.nCopies(wanted.size(), "?")) + ")");
        arguments.addAll(wanted);
      }
    }
  }
}
