package tocsin.storage.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.core.audit.AuditRecord;
import tocsin.core.id.UserId;
import tocsin.storage.CredentialStore;

/** Credentials. A kind's name is its constant's, in lower case. */
final class SqlCredentialStore implements CredentialStore {
  private final Database database;

  SqlCredentialStore(Database database) {
    this.database = database;
  }

  @Override
  public void save(Credential credential, List<AuditRecord> audit) {
    int _ =
        database.write(session ->
            SqlAuditLog.append(session, audit)
                + session.update(
                    "INSERT INTO credential (kind, name, user_id, label, secret, created_at,"
                        + " expires_at, made_by, used_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (kind, name) DO UPDATE SET user_id = excluded.user_id,"
                        + " label = excluded.label, secret = excluded.secret,"
                        + " created_at = excluded.created_at, expires_at = excluded.expires_at,"
                        + " made_by = excluded.made_by, used_at = excluded.used_at",
                    name(credential.kind()),
                    credential.key(),
                    text(credential.user()),
                    credential.label(),
                    credential.value(),
                    Millis.of(credential.createdAt()),
                    Millis.of(credential.expiresAt()),
                    text(credential.madeBy()),
                    Millis.of(credential.usedAt())));
  }

  @Override
  public Optional<Credential> find(Kind kind, String key) {
    return database.read(session ->
        session.first(
            "SELECT * FROM credential WHERE kind = ? AND name = ?",
            SqlCredentialStore::credential,
            name(kind),
            key));
  }

  @Override
  public List<Credential> list(Kind kind) {
    return database.read(session ->
        session.list(
            "SELECT * FROM credential WHERE kind = ? ORDER BY created_at, name",
            SqlCredentialStore::credential,
            name(kind)));
  }

  @Override
  public void revoke(Kind kind, String key, List<AuditRecord> audit) {
    int _ =
        database.write(session -> {
          int gone =
              session.update("DELETE FROM credential WHERE kind = ? AND name = ?", name(kind), key);
          return gone == 0 ? 0 : SqlAuditLog.append(session, audit);
        });
  }

  @Override
  public void used(Kind kind, String key, Instant at) {
    int _ =
        database.write(session ->
            session.update(
                "UPDATE credential SET used_at = ? WHERE kind = ? AND name = ?",
                at.toEpochMilli(),
                name(kind),
                key));
  }

  @Override
  public void forgetExpired(Instant before) {
    int _ =
        database.write(session ->
            session.update("DELETE FROM credential WHERE expires_at < ?", before.toEpochMilli()));
  }

  private static Credential credential(ResultSet row) throws SQLException {
    return new Credential(
        Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        row.getString("name"),
        user(row, "user_id"),
        row.getString("label"),
        row.getString("secret"),
        Millis.at(row, "created_at"),
        Millis.maybeAt(row, "expires_at").orElse(null),
        user(row, "made_by"),
        Millis.maybeAt(row, "used_at").orElse(null));
  }

  private static @Nullable UserId user(ResultSet row, String column) throws SQLException {
    String id = row.getString(column);
    return id == null ? null : new UserId(id);
  }

  private static @Nullable String text(@Nullable UserId user) {
    return user == null ? null : user.value();
  }

  private static String name(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
