package tocsin.storage.sql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tocsin.core.incident.IncidentStatus;
import tocsin.storage.IncidentFilter;

/**
 * A filter in SQL: the conditions on {@code incident i} and their arguments. Lists of values are
 * part of the text, so the number of texts is bounded by the lengths of lists that people choose.
 */
final class IncidentSearch {
  private static final Set<IncidentStatus> OPEN =
      Set.of(IncidentStatus.TRIGGERED, IncidentStatus.ACKNOWLEDGED);

  private final List<String> conditions = new ArrayList<>();
  private final List<Object> arguments = new ArrayList<>();
  private final IncidentFilter filter;

  IncidentSearch(IncidentFilter filter) {
    this.filter = filter;
    statuses();
    in("i.service", filter.services().stream().map(Object::toString).toList());
    in("i.urgency", filter.urgencies().stream().map(Codes::of).toList());
    assignees();
    created();
    incidentKey();
    text();
  }

  /** As titles are stored and searched: without case. */
  static String folded(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** {@code WHERE …}, or nothing. */
  String where() {
    return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
  }

  Object[] arguments() {
    return arguments.toArray();
  }

  /** Open ones stand in indexes of their own, which are found by this condition's very words. */
  private void statuses() {
    Set<IncidentStatus> statuses = filter.statuses();
    if (statuses.isEmpty() || statuses.size() == IncidentStatus.values().length) {
      return;
    }
    if (OPEN.containsAll(statuses)) {
      conditions.add("i.resolved_at IS NULL");
    }
    if (!statuses.equals(OPEN)) {
      in("i.status", statuses.stream().map(Codes::of).toList());
    }
  }

  private void assignees() {
    if (!filter.assignees().isEmpty()) {
      List<String> users = filter.assignees().stream().map(Object::toString).toList();
      conditions.add(
          "i.number IN (SELECT incident FROM incident_assignee WHERE user_id IN ("
              + places(users)
              + "))");
      arguments.addAll(users);
    }
  }

  private void created() {
    if (filter.since() != null) {
      conditions.add("i.created_at >= ?");
      arguments.add(filter.since().toEpochMilli());
    }
    if (filter.until() != null) {
      conditions.add("i.created_at < ?");
      arguments.add(filter.until().toEpochMilli());
    }
  }

  private void incidentKey() {
    if (filter.incidentKey() != null) {
      conditions.add(
          "i.number IN (SELECT number FROM incident WHERE incident_key = ?"
              + " UNION SELECT incident FROM alert WHERE dedup_key = ?)");
      arguments.add(filter.incidentKey());
      arguments.add(filter.incidentKey());
    }
  }

  private void text() {
    String text = filter.text();
    if (text == null) {
      return;
    }
    String pattern = folded(text).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    boolean number = text.matches("[1-9][0-9]{0,17}");
    conditions.add("(i.title LIKE ? ESCAPE '\\'" + (number ? " OR i.number = ?)" : ")"));
    arguments.add("%" + pattern + "%");
    if (number) {
      arguments.add(Long.parseLong(text));
    }
  }

  private void in(String column, List<?> values) {
    if (!values.isEmpty()) {
      conditions.add(column + " IN (" + places(values) + ")");
      arguments.addAll(values);
    }
  }

  private static String places(Collection<?> values) {
    return String.join(", ", Collections.nCopies(values.size(), "?"));
  }

  /** {@code ORDER BY …}; ties by number in the direction of the last key. */
  String order() {
    List<String> keys = new ArrayList<>();
    for (IncidentFilter.Sort sort : filter.order()) {
      keys.add(key(sort));
    }
    boolean descending = !filter.order().isEmpty() && filter.order().getLast().descending();
    if (filter.order().stream().noneMatch(s -> s.field() == IncidentFilter.Field.NUMBER)) {
      keys.add(key(new IncidentFilter.Sort(IncidentFilter.Field.NUMBER, descending)));
    }
    return " ORDER BY " + String.join(", ", keys);
  }

  private static String key(IncidentFilter.Sort sort) {
    String direction = sort.descending() ? " DESC" : " ASC";
    return switch (sort.field()) {
      case NUMBER -> "i.number" + direction;
      case CREATED_AT -> "i.created_at" + direction;
      case RESOLVED_AT -> "i.resolved_at" + direction + " NULLS LAST";
      case STATUS -> "i.status" + direction;
      case URGENCY -> "i.urgency" + direction;
    };
  }
}
