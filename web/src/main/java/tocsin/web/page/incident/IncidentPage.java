package tocsin.web.page.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.id.IncidentId;
import tocsin.core.incident.Answerable;
import tocsin.core.incident.ConferenceBridge;
import tocsin.core.incident.Incident;
import tocsin.core.incident.IncidentStatus;
import tocsin.core.permission.Action;
import tocsin.storage.IncidentQueries;
import tocsin.storage.LedgerStore;
import tocsin.storage.Stores;
import tocsin.web.App;
import tocsin.web.http.ProblemException;
import tocsin.web.http.Problems;
import tocsin.web.http.Reply;
import tocsin.web.page.frame.Html;
import tocsin.web.page.frame.Moment;
import tocsin.web.page.frame.Notice;
import tocsin.web.page.frame.Person;
import tocsin.web.page.frame.Section;
import tocsin.web.page.frame.Selection;
import tocsin.web.page.frame.Sheet;
import tocsin.web.page.frame.Times;
import tocsin.web.page.frame.Visit;

/** The page of one incident: what, how bad, whose, what happens next, and the button. */
public final class IncidentPage {
  private static final int BESIDE = 4;

  private final Stores stores;
  private final IncidentQueries queries;
  private final Choices.Of choices;
  private final Timeline timeline;
  private final LedgerStore ledger;
  private final Html html;

  public IncidentPage(App app, Html html) {
    this.stores = app.stores();
    this.queries = stores.queries();
    this.choices = new Choices.Of(queries);
    this.timeline = new Timeline(app.stores());
    this.ledger = app.stores().sideRoads().ledger();
    this.html = html;
  }

  /** How far it is to the next level. */
  public record Progress(long max, long value, String from, String until, String label) {}

  /**
   * What the template shows.
   *
   * @param policyNote where it stands on its policy
   * @param alertsNote how many alerts are open, and how many are not shown
   * @param why a sentence for everybody who was paged or might have been
   * @param timelineNotice what is missing in the timeline; null when nothing is
   */
  public record Content(
      IncidentRow row,
      Moment since,
      String policyId,
      String policyNote,
      List<Step> steps,
      @Nullable Progress progress,
      List<AlertCard> alerts,
      String alertsNote,
      List<Line> lines,
      @Nullable Notice timelineNotice,
      List<Paged> paged,
      List<String> why,
      NotificationLines.Known notifications,
      String details,
      String incidentKey,
      List<IncidentRow> beside,
      Choices choices,
      @Nullable Plea plea,
      List<Requested> requested,
      @Nullable Place merged,
      @Nullable ConferenceBridge meet,
      boolean mayRespond) {}

  /** Somebody asks the visitor for help; {@code message} may be empty. */
  public record Plea(String who, String message) {}

  /** Another incident. */
  public record Place(String label, String path) {}

  /** Answers {@code GET /ui/incidents/:number}; an id does as well. */
  public Reply show(Visit visit) {
    Incident incident = find(queries, visit.request().param("number"));
    String title = incident.subject().title();
    Sheet sheet =
        Sheet.of(
            "incident",
            IncidentRow.of(incident, visit.directory(), visit.times()).badge().word()
                + ": "
                + title,
            Section.INCIDENTS,
            content(incident, visit));
    return html.show(
        visit,
        sheet.watching(incident.id().value()).noting(IncidentActions.notice(visit).orElse(null)));
  }

  /** By the number that people quote, or by the id that programs know. */
  static Incident find(IncidentQueries queries, String name) {
    Optional<Incident> found =
        name.matches("[0-9]{1,15}") ? queries.find(Long.parseLong(name)) : queries.find(id(name));
    return found.orElseThrow(() ->
        new ProblemException(Problems.NOT_FOUND.because("There is no incident " + name + ".")));
  }

  private static IncidentId id(String name) {
    try {
      return new IncidentId(name);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(Problems.NOT_FOUND);
    }
  }

  static String path(Incident incident) {
    return "/ui/incidents/" + incident.number();
  }

  private Content content(Incident incident, Visit visit) {
    Times times = visit.times();
    Timeline.Known known = timeline.of(incident, times);
    LineWords words = new LineWords(visit.directory(), times);
    EscalationPolicy policy = incident.escalation().policy();
    return new Content(
        IncidentRow.of(incident, visit.directory(), times),
        times.moment(incident.createdAt()),
        policy.id().value(),
        policyNote(incident),
        new Outlook(incident, visit.directory(), times).steps(),
        progress(incident, visit.now()).orElse(null),
        AlertCards.of(queries.alerts(incident.id(), 0, AlertCards.MOST), queries, times),
        alertsNote(incident),
        known.entries().stream().map(words::line).toList().reversed(),
        known.notice(),
        PagedPeople.of(incident, known.entries(), visit.directory(), times),
        WhyLines.of(incident.id(), stores, visit),
        NotificationLines.of(incident.id(), ledger, visit),
        orEmpty(incident.subject().details()),
        orEmpty(incident.subject().incidentKey()),
        beside(incident, visit),
        choices.of(incident, visit),
        plea(incident, visit),
        RequestedPeople.of(incident, visit),
        merged(incident),
        incident.bridge(),
        visit.may(Action.ANSWER_INCIDENT, Answerable.of(incident, visit.directory())));
  }

  private static @Nullable Plea plea(Incident incident, Visit visit) {
    return RequestedPeople.waitingFor(visit.user().id(), incident)
        .map(request ->
            new Plea(Person.of(request.requester(), visit.directory()).name(), request.message()))
        .orElse(null);
  }

  private @Nullable Place merged(Incident incident) {
    return Optional.ofNullable(incident.mergedInto())
        .flatMap(queries::find)
        .map(target ->
            new Place("#" + target.number() + " " + target.subject().title(), path(target)))
        .orElse(null);
  }

  private static String policyNote(Incident incident) {
    EscalationPolicy policy = incident.escalation().policy();
    String level = "level " + incident.escalation().level() + " of " + policy.rules().size();
    return incident.status() == IncidentStatus.TRIGGERED
        ? "Policy " + policy.name() + ", " + level
        : "Policy " + policy.name() + " stopped at level " + incident.escalation().level();
  }

  private static Optional<Progress> progress(Incident incident, Instant now) {
    Instant until =
        incident.status() == IncidentStatus.TRIGGERED
            ? incident.timers().escalateAt()
            : incident.timers().pagesAgainAt();
    Instant from =
        incident.assignments().stream()
            .map(a -> a.at())
            .max(Comparator.naturalOrder())
            .orElse(incident.createdAt());
    if (incident.status() == IncidentStatus.ACKNOWLEDGED) {
      from = incident.lastStatusChange().at();
    }
    if (until == null || !until.isAfter(from)) {
      return Optional.empty();
    }
    long max = Duration.between(from, until).toSeconds();
    long value = Math.clamp(Duration.between(from, now).toSeconds(), 0, max);
    String label = Times.countdown(Duration.ofSeconds(max - value)) + " left";
    return Optional.of(new Progress(max, value, from.toString(), until.toString(), label));
  }

  private static String alertsNote(Incident incident) {
    int all = incident.alerts().all();
    if (all == 0) {
      return "made by hand";
    }
    String open = incident.alerts().triggered() + " open of " + all;
    return all > AlertCards.MOST ? open + ", the first " + AlertCards.MOST + " are shown" : open;
  }

  private List<IncidentRow> beside(Incident incident, Visit visit) {
    return queries
        .list(visit.seen(Selection.open().of(incident.subject().service())).filter(0, BESIDE))
        .stream()
        .filter(other -> !other.id().equals(incident.id()))
        .map(other -> IncidentRow.of(other, visit.directory(), visit.times()))
        .toList();
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
