package tocsin.storage.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tocsin.core.id.ReceiverId;
import tocsin.core.webhook.Delivery;
import tocsin.core.webhook.Delivery.State;
import tocsin.core.webhook.Standing;
import tocsin.core.webhook.WebhookMessage;
import tocsin.storage.WebhookStore;

/** Webhooks on their way. */
final class SqlWebhookStore implements WebhookStore {
  /** The numbers of states are their places in this list, for ever. */
  private static final List<State> STATES = List.of(State.WAITING, State.DELIVERED, State.DROPPED);

  private static final String COLUMNS =
      "SELECT position, id, receiver, resource, event, body, made_at, state, attempts, due_at,"
          + " last_at, status, said FROM delivery";

  private final Database database;

  SqlWebhookStore(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Long> factPosition() {
    return database.read(session ->
        session.first("SELECT fact_position FROM webhook_cursor", row -> row.getLong(1)));
  }

  @Override
  public Map<String, String> seenServices() {
    Map<String, String> seen = new HashMap<>();
    for (var service :
        database.read(session ->
            session.list(
                "SELECT id, json FROM seen_service",
                row -> Map.entry(row.getString(1), row.getString(2))))) {
      seen.put(service.getKey(), service.getValue());
    }
    return seen;
  }

  @Override
  public void queue(List<WebhookMessage> messages) {
    int _ = database.write(session -> add(session, messages));
  }

  @Override
  public void queueUpTo(long factPosition, List<WebhookMessage> messages) {
    int _ =
        database.write(session ->
            add(session, messages)
                + session.update(
                    "INSERT INTO webhook_cursor (id, fact_position) VALUES (1, ?)"
                        + " ON CONFLICT (id) DO UPDATE SET fact_position = excluded.fact_position",
                    factPosition));
  }

  @Override
  public void queueHavingSeen(Map<String, String> services, List<WebhookMessage> messages) {
    int _ =
        database.write(session -> {
          int added = add(session, messages) + session.update("DELETE FROM seen_service");
          for (Map.Entry<String, String> service : services.entrySet()) {
            added +=
                session.update(
                    "INSERT INTO seen_service (id, json) VALUES (?, ?)",
                    service.getKey(),
                    service.getValue());
          }
          return added;
        });
  }

  private static int add(Session session, List<WebhookMessage> messages) throws SQLException {
    Map<ReceiverId, Integer> waiting = new HashMap<>();
    for (WebhookMessage message : messages) {
      Integer known = waiting.get(message.receiver());
      int before = known == null ? waiting(session, message.receiver()) : known;
      boolean room = before < MOST_WAITING;
      insert(session, message, room);
      waiting.put(message.receiver(), room ? before + 1 : before);
    }
    return messages.size();
  }

  private static int waiting(Session session, ReceiverId receiver) throws SQLException {
    return session.only(
        "SELECT count(*) FROM delivery WHERE receiver = ? AND state = 0",
        row -> row.getInt(1),
        receiver.value());
  }

  /** Due at once when nothing of the same queue waits before it. */
  private static void insert(Session session, WebhookMessage message, boolean room)
      throws SQLException {
    long at = message.madeAt().toEpochMilli();
    boolean first =
        session
            .first(
                "SELECT 1 FROM delivery WHERE receiver = ? AND resource = ? AND state = 0 LIMIT 1",
                row -> row.getInt(1),
                message.receiver().value(),
                message.resource())
            .isEmpty();
    int _ =
        session.update(
            "INSERT INTO delivery (id, receiver, resource, event, body, made_at, state, attempts,"
                + " due_at, last_at, status, said) VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?, ?, 0, ?)",
            message.id(),
            message.receiver().value(),
            message.resource(),
            message.event(),
            message.body(),
            at,
            STATES.indexOf(room ? State.WAITING : State.DROPPED),
            room && first ? (Long) at : null,
            room ? null : (Long) at,
            room ? "" : QUEUE_FULL);
  }

  @Override
  public List<Delivery> due(ReceiverId receiver, Instant now, int max) {
    return database.read(session ->
        session.list(
            COLUMNS
                + " WHERE receiver = ? AND due_at <= ? AND due_at IS NOT NULL"
                + " ORDER BY due_at, position LIMIT ?",
            SqlWebhookStore::delivery,
            receiver.value(),
            now.toEpochMilli(),
            max));
  }

  @Override
  public Optional<Instant> nextDue(ReceiverId receiver) {
    return database.read(session ->
        session.first(
            "SELECT due_at FROM delivery WHERE receiver = ? AND due_at IS NOT NULL"
                + " ORDER BY due_at LIMIT 1",
            row -> Instant.ofEpochMilli(row.getLong(1)),
            receiver.value()));
  }

  @Override
  public void record(Ending ending, Standing standing) {
    int _ =
        database.write(session -> {
          int changed =
              session.update(
                  "UPDATE delivery SET state = ?, attempts = attempts + 1, due_at = ?,"
                      + " last_at = ?, status = ?, said = ? WHERE position = ? AND state = 0",
                  STATES.indexOf(ending.state()),
                  Millis.of(ending.retryAt()),
                  ending.at().toEpochMilli(),
                  ending.status(),
                  ending.said(),
                  ending.position());
          if (changed > 0 && ending.state() != State.WAITING) {
            makeNextDue(session, ending);
          }
          return changed + put(session, standing);
        });
  }

  private static void makeNextDue(Session session, Ending ended) throws SQLException {
    int _ =
        session.update(
            "UPDATE delivery SET due_at = ? WHERE position = (SELECT min(n.position)"
                + " FROM delivery e JOIN delivery n ON n.receiver = e.receiver"
                + " AND n.resource = e.resource AND n.state = 0 WHERE e.position = ?)",
            ended.at().toEpochMilli(),
            ended.position());
  }

  @Override
  public void dropAll(ReceiverId receiver, Instant at, String why) {
    int _ =
        database.write(session ->
            session.update(
                "UPDATE delivery SET state = 2, due_at = NULL, last_at = ?, said = ?"
                    + " WHERE receiver = ? AND state = 0",
                at.toEpochMilli(),
                why,
                receiver.value()));
  }

  @Override
  public Standing standing(ReceiverId receiver) {
    return database
        .read(session ->
            session.first(
                "SELECT drops, disabled_until FROM standing WHERE receiver = ?",
                row ->
                    new Standing(
                        receiver,
                        row.getInt(1),
                        Millis.maybeAt(row, "disabled_until").orElse(null)),
                receiver.value()))
        .orElseGet(() -> Standing.good(receiver));
  }

  @Override
  public void stand(Standing standing) {
    int _ = database.write(session -> put(session, standing));
  }

  private static int put(Session session, Standing standing) throws SQLException {
    return session.update(
        "INSERT INTO standing (receiver, drops, disabled_until) VALUES (?, ?, ?)"
            + " ON CONFLICT (receiver) DO UPDATE SET drops = excluded.drops,"
            + " disabled_until = excluded.disabled_until",
        standing.receiver().value(),
        standing.drops(),
        Millis.of(standing.disabledUntil()));
  }

  @Override
  public List<Delivery> list(Filter filter) {
    Conditions wanted =
        new Conditions()
            .is("receiver", filter.receiver())
            .is("state", filter.state() == null ? null : STATES.indexOf(filter.state()))
            .between("made_at", filter.since(), filter.until());
    return database.read(session ->
        session.list(
            COLUMNS + wanted.where() + " ORDER BY position DESC LIMIT ? OFFSET ?",
            SqlWebhookStore::delivery,
            wanted.arguments(filter.limit(), filter.offset())));
  }

  @Override
  public Optional<Delivery> find(long position) {
    return database.read(session ->
        session.first(COLUMNS + " WHERE position = ?", SqlWebhookStore::delivery, position));
  }

  @Override
  public void forget(Instant before, int mostEach, Set<ReceiverId> kept) {
    int _ =
        database.write(session -> {
          int gone =
              session.update(
                  "DELETE FROM delivery WHERE made_at < ? AND state <> 0", before.toEpochMilli());
          for (String receiver :
              session.list(
                  "SELECT receiver FROM delivery UNION SELECT receiver FROM standing",
                  row -> row.getString(1))) {
            gone +=
                kept.contains(new ReceiverId(receiver))
                    ? cut(session, receiver, mostEach)
                    : remove(session, receiver);
          }
          return gone;
        });
  }

  private static int cut(Session session, String receiver, int mostEach) throws SQLException {
    return session.update(
        "DELETE FROM delivery WHERE position IN (SELECT position FROM delivery"
            + " WHERE receiver = ? AND state <> 0 ORDER BY position DESC LIMIT 1000000000 OFFSET ?)",
        receiver,
        mostEach);
  }

  private static int remove(Session session, String receiver) throws SQLException {
    return session.update("DELETE FROM delivery WHERE receiver = ?", receiver)
        + session.update("DELETE FROM standing WHERE receiver = ?", receiver);
  }

  private static Delivery delivery(ResultSet row) throws SQLException {
    return new Delivery(
        row.getLong("position"),
        new WebhookMessage(
            row.getString("id"),
            new ReceiverId(row.getString("receiver")),
            row.getString("resource"),
            row.getString("event"),
            row.getString("body"),
            Millis.at(row, "made_at")),
        STATES.get(row.getInt("state")),
        row.getInt("attempts"),
        Millis.maybeAt(row, "due_at").orElse(null),
        Millis.maybeAt(row, "last_at").orElse(null),
        row.getInt("status"),
        row.getString("said"));
  }
}
