package tocsin.web.page.incident;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tocsin.core.incident.Answerable;
import tocsin.core.incident.Incident;
import tocsin.core.incident.IncidentStatus;
import tocsin.core.permission.Action;
import tocsin.storage.IncidentQueries;
import tocsin.web.App;
import tocsin.web.http.Reply;
import tocsin.web.page.frame.Html;
import tocsin.web.page.frame.Section;
import tocsin.web.page.frame.Selection;
import tocsin.web.page.frame.Sheet;
import tocsin.web.page.frame.Times;
import tocsin.web.page.frame.Visit;

/** The list of incidents: views, search, and what happens next to each. */
public final class IncidentsPage {
  private static final int ROWS = 50;

  private final IncidentQueries queries;
  private final Html html;

  public IncidentsPage(App app, Html html) {
    this.queries = app.stores().queries();
    this.html = html;
  }

  /** A view's chip; the count is null when it isn't counted. */
  public record Chip(String label, String href, boolean current, @Nullable Long count) {}

  /**
   * What the template shows.
   *
   * @param summary the page in one sentence
   * @param words what was searched for; empty when nothing was
   * @param openHidden how many open incidents the filter hides
   * @param lastResolved how long ago the latest was resolved; null when none was
   * @param answerable the numbers of those that the reader may answer
   * @param mayMake whether the reader may make an incident of some service
   * @param next the address of the next page; null on the last one
   */
  public record Content(
      String summary,
      List<Chip> chips,
      String view,
      String words,
      List<IncidentRow> rows,
      long total,
      int first,
      long openHidden,
      @Nullable String lastResolved,
      @Nullable String next,
      Set<Long> answerable,
      boolean mayMake) {}

  /** Answers {@code GET /ui/incidents?view=&q=&page=}. */
  public Reply list(Visit visit) {
    String words = visit.query("q").map(String::strip).orElse("");
    Optional<Reply> jump = byNumber(words);
    if (jump.isPresent()) {
      return jump.get();
    }
    View view = View.of(visit.query("view"), !words.isEmpty());
    Content content = content(visit, view, words);
    return html.show(
        visit,
        Sheet.of("incidents", "Incidents", Section.INCIDENTS, content)
            .live()
            .noting(Bulk.notice(visit).orElse(null)));
  }

  /** Whoever types a number wants that incident. */
  private Optional<Reply> byNumber(String words) {
    if (!words.matches("#?[0-9]{1,15}")) {
      return Optional.empty();
    }
    return queries
        .find(Long.parseLong(words.replace("#", "")))
        .map(incident -> Reply.seeOther("/ui/incidents/" + incident.number()));
  }

  private Content content(Visit visit, View view, String words) {
    Times times = visit.times();
    Selection selection = visit.seen(view.selection(visit.user().id())).matching(words);
    int offset = offset(visit);
    List<Incident> found = queries.list(selection.filter(offset, ROWS));
    long total = queries.count(selection.filter(0, 1));
    if (view == View.RESOLVED) {
      Instant midnight = times.midnight();
      found = found.stream().takeWhile(i -> resolvedSince(i, midnight)).toList();
      total = found.size() < ROWS ? offset + found.size() : total;
    }
    long triggered = count(visit.seen(Selection.with(IncidentStatus.TRIGGERED)));
    long acknowledged = count(visit.seen(Selection.with(IncidentStatus.ACKNOWLEDGED)));
    return new Content(
        summary(triggered, acknowledged, visit),
        chips(visit, view),
        view.key(),
        words,
        found.stream().map(i -> IncidentRow.of(i, visit.directory(), times)).toList(),
        total,
        offset + 1,
        triggered + acknowledged,
        found.isEmpty() ? lastResolved(visit).orElse(null) : null,
        offset + found.size() < total ? address(view, words, offset + ROWS) : null,
        answerable(found, visit),
        !Choices.servicesOf(visit, "").isEmpty());
  }

  private static Set<Long> answerable(List<Incident> found, Visit visit) {
    return found.stream()
        .filter(i -> visit.may(Action.ANSWER_INCIDENT, Answerable.of(i, visit.directory())))
        .map(Incident::number)
        .collect(Collectors.toSet());
  }

  private static boolean resolvedSince(Incident incident, Instant midnight) {
    Instant at = incident.resolvedAt();
    return at != null && !at.isBefore(midnight);
  }

  private static int offset(Visit visit) {
    return visit
        .query("from")
        .filter(from -> from.matches("[0-9]{1,7}"))
        .map(Integer::parseInt)
        .orElse(0);
  }

  private static String address(View view, String words, int from) {
    String q = words.isEmpty() ? "" : "&q=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
    return "/ui/incidents?view=" + view.key() + q + (from > 0 ? "&from=" + from : "");
  }

  private List<Chip> chips(Visit visit, View current) {
    List<Chip> chips = new ArrayList<>();
    Arrays.stream(View.values())
        .forEach(view ->
            chips.add(
                new Chip(
                    view.label(),
                    address(view, "", 0),
                    view == current,
                    view.counted() ? count(visit.seen(view.selection(visit.user().id()))) : null)));
    return chips;
  }

  private String summary(long triggered, long acknowledged, Visit visit) {
    if (triggered + acknowledged == 0) {
      return "Nothing is open.";
    }
    String counts = triggered + " triggered, " + acknowledged + " acknowledged.";
    return oldestWaiting(visit)
        .map(oldest -> counts + " Oldest without an answer: " + visit.times().age(oldest) + ".")
        .orElse(counts);
  }

  private Optional<Instant> oldestWaiting(Visit visit) {
    return queries
        .list(visit.seen(Selection.with(IncidentStatus.TRIGGERED)).oldestFirst().filter(0, 1))
        .stream()
        .findFirst()
        .map(Incident::createdAt);
  }

  private Optional<String> lastResolved(Visit visit) {
    return queries.list(visit.seen(Selection.resolved()).filter(0, 1)).stream()
        .findFirst()
        .map(Incident::resolvedAt)
        .map(visit.times()::age);
  }

  private long count(Selection selection) {
    return queries.count(selection.filter(0, 1));
  }
}
