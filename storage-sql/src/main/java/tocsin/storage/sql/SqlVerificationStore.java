package tocsin.storage.sql;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tocsin.core.account.Verification;
import tocsin.core.id.ContactMethodId;
import tocsin.core.id.UserId;
import tocsin.storage.VerificationStore;
import tocsin.storage.json.JsonForms;

/** Codes that prove contact methods. */
final class SqlVerificationStore implements VerificationStore {
  private final Database database;

  SqlVerificationStore(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Verification> find(ContactMethodId method) {
    return database.read(session ->
        session.first(
            "SELECT json FROM verification WHERE method = ?",
            row -> JsonForms.VERIFICATION.read(row.getString(1)),
            method.value()));
  }

  @Override
  public void begin(Verification verification) {
    int _ =
        database.write(session -> {
          int _ =
              session.update(
                  "INSERT INTO code_sent (user_id, at) VALUES (?, ?)",
                  verification.user().value(),
                  verification.sentAt().toEpochMilli());
          return put(session, verification);
        });
  }

  @Override
  public void save(Verification verification) {
    int _ = database.write(session -> put(session, verification));
  }

  private static int put(Session session, Verification verification) throws java.sql.SQLException {
    return session.update(
        "INSERT INTO verification (method, sent_at, json) VALUES (?, ?, ?)"
            + " ON CONFLICT (method) DO UPDATE SET sent_at = excluded.sent_at,"
            + " json = excluded.json",
        verification.method().value(),
        verification.sentAt().toEpochMilli(),
        JsonForms.VERIFICATION.write(verification));
  }

  @Override
  public void end(ContactMethodId method) {
    int _ =
        database.write(
            session -> session.update("DELETE FROM verification WHERE method = ?", method.value()));
  }

  @Override
  public List<Instant> sent(UserId user, Instant since) {
    return database.read(session ->
        session.list(
            "SELECT at FROM code_sent WHERE user_id = ? AND at >= ? ORDER BY at",
            row -> Millis.at(row, "at"),
            user.value(),
            since.toEpochMilli()));
  }

  @Override
  public void forget(Instant before) {
    int _ =
        database.write(session -> {
          int _ = session.update("DELETE FROM code_sent WHERE at < ?", before.toEpochMilli());
          return session.update(
              "DELETE FROM verification WHERE sent_at < ?", before.toEpochMilli());
        });
  }
}
