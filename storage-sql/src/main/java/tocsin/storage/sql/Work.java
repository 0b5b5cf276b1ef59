package tocsin.storage.sql;

import java.sql.SQLException;

/** What is to be done with a database. */
@FunctionalInterface
interface Work<T> {
  T with(Session session) throws SQLException;
}
