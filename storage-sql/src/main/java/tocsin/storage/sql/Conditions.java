package tocsin.storage.sql;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A filter in SQL: all of it must hold, and what nobody asks for is left out. */
final class Conditions {
  private final List<String> texts = new ArrayList<>();
  private final List<Object> arguments = new ArrayList<>();

  /** A condition with one question mark. */
  Conditions add(String text, Object argument) {
    texts.add(text);
    arguments.add(argument);
    return this;
  }

  /** The column has that number, or that text; null asks for nothing. */
  Conditions is(String column, @Nullable Object wanted) {
    return wanted == null ? this : add(column + " = ?", value(wanted));
  }

  /** The column has one of these; none asks for nothing. */
  Conditions in(String column, Collection<?> wanted) {
    if (!wanted.isEmpty()) {
      texts.add(
          column + " IN (" + String.join(", ", Collections.nCopies(wanted.size(), "?")) + ")");
      wanted.forEach(each -> arguments.add(value(each)));
    }
    return this;
  }

  /** The column's instant is in that range; a null end is open. */
  Conditions between(String column, @Nullable Instant since, @Nullable Instant until) {
    if (since != null) {
      var _ = add(column + " >= ?", since.toEpochMilli());
    }
    return until == null ? this : add(column + " < ?", until.toEpochMilli());
  }

  /** Ids and names of constants are stored as their text. */
  private static Object value(Object wanted) {
    return wanted instanceof Number ? wanted : wanted.toString();
  }

  /** {@code WHERE …} with a blank before it, or nothing. */
  String where() {
    return texts.isEmpty() ? "" : " WHERE " + String.join(" AND ", texts);
  }

  /** What stands for the question marks, and for those that follow. */
  Object[] arguments(Object... more) {
    List<Object> all = new ArrayList<>(arguments);
    all.addAll(List.of(more));
    return all.toArray();
  }
}
