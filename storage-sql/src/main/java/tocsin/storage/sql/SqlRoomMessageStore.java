package tocsin.storage.sql;

import java.sql.SQLException;
import java.util.Optional;
import tocsin.core.id.ReceiverId;
import tocsin.storage.RoomMessageStore;

/** Messages in chat rooms. */
final class SqlRoomMessageStore implements RoomMessageStore {
  private final Database database;

  SqlRoomMessageStore(Database database) {
    this.database = database;
  }

  @Override
  public Optional<String> find(ReceiverId room, String resource) {
    return database.read(session ->
        session.first(
            "SELECT message FROM room_message WHERE room = ? AND resource = ?",
            row -> row.getString(1),
            room.value(),
            resource));
  }

  /** The latest have the highest positions, so that the oldest are let go of without a search. */
  @Override
  public void keep(ReceiverId room, String resource, String message) {
    int _ =
        database.write(session ->
            remove(session, room, resource)
                + session.update(
                    "INSERT INTO room_message (room, resource, message) VALUES (?, ?, ?)",
                    room.value(),
                    resource,
                    message)
                + session.update(
                    "DELETE FROM room_message WHERE position <="
                        + " (SELECT max(position) FROM room_message) - ?",
                    MOST));
  }

  @Override
  public void forget(ReceiverId room, String resource) {
    int _ = database.write(session -> remove(session, room, resource));
  }

  private static int remove(Session session, ReceiverId room, String resource) throws SQLException {
    return session.update(
        "DELETE FROM room_message WHERE room = ? AND resource = ?", room.value(), resource);
  }
}
