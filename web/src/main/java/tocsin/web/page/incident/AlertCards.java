package tocsin.web.page.incident;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tocsin.core.alert.Alert;
import tocsin.core.alert.Occurrences;
import tocsin.storage.IncidentQueries;
import tocsin.web.page.frame.Badge;
import tocsin.web.page.frame.Times;

/** Makes the cards of an incident's alerts. */
final class AlertCards {
  /** So many are shown; a storm's others are counted. */
  static final int MOST = 25;

  private AlertCards() {}

  static List<AlertCard> of(List<Alert> alerts, IncidentQueries queries, Times times) {
    return alerts.stream().map(alert -> card(alert, queries, times)).toList();
  }

  private static AlertCard card(Alert alert, IncidentQueries queries, Times times) {
    Optional<EventBody> body = queries.alertBody(alert.id()).flatMap(EventBody::parse);
    List<AlertCard.Fact> facts = new ArrayList<>();
    if (!alert.source().isEmpty()) {
      facts.add(new AlertCard.Fact("Source", alert.source()));
    }
    if (alert.severity() != null) {
      String severity = alert.severity().name().toLowerCase(Locale.ROOT);
      facts.add(new AlertCard.Fact("Severity", severity));
    }
    facts.add(new AlertCard.Fact("Dedup key", alert.key().dedupKey()));
    body.ifPresent(event -> facts.addAll(event.facts()));
    Occurrences occurrences = alert.occurrences();
    return new AlertCard(
        alert.isOpen() ? Badge.TRIGGERED : Badge.RESOLVED,
        alert.summary(),
        count(occurrences),
        times.moment(occurrences.first()),
        times.moment(occurrences.latest()),
        facts,
        body.map(EventBody::links).orElse(List.of()),
        body.map(EventBody::text).orElse(""));
  }

  private static String count(Occurrences occurrences) {
    if (occurrences.count() == 1) {
      return "";
    }
    Duration length = Duration.between(occurrences.first(), occurrences.latest());
    return String.format(Locale.ENGLISH, "×%,d in %s", occurrences.count(), Times.span(length));
  }
}
