package tocsin.storage.kit;

import java.time.Instant;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tocsin.core.incident.Incident;
import tocsin.storage.IncidentFilter;

/**
 * Which incidents a filter lets through, said in Java: what every engine's query must agree with.
 */
final class IncidentMatch {
  private IncidentMatch() {}

  static boolean matches(IncidentFilter filter, Incident incident, Set<String> dedupKeys) {
    return isIn(filter.statuses(), incident.status())
        && isIn(filter.services(), incident.subject().service())
        && isIn(filter.urgencies(), incident.urgency())
        && (filter.assignees().isEmpty()
            || !Collections.disjoint(filter.assignees(), incident.assignees()))
        && isWithin(filter.since(), filter.until(), incident.createdAt())
        && hasKey(filter.incidentKey(), incident, dedupKeys)
        && hasText(filter.text(), incident);
  }

  private static <T> boolean isIn(Set<T> allowed, T value) {
    return allowed.isEmpty() || allowed.contains(value);
  }

  private static boolean isWithin(@Nullable Instant since, @Nullable Instant until, Instant at) {
    return (since == null || !at.isBefore(since)) && (until == null || at.isBefore(until));
  }

  private static boolean hasKey(@Nullable String key, Incident incident, Set<String> dedupKeys) {
    return key == null || key.equals(incident.subject().incidentKey()) || dedupKeys.contains(key);
  }

  private static boolean hasText(@Nullable String text, Incident incident) {
    return text == null
        || folded(incident.subject().title()).contains(folded(text))
        || Long.toString(incident.number()).equals(text);
  }

  private static String folded(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
