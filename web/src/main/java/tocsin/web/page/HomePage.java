package tocsin.web.page;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.User;
import tocsin.core.incident.IncidentStatus;
import tocsin.core.permission.Action;
import tocsin.core.permission.Target;
import tocsin.runtime.health.Health;
import tocsin.runtime.notifier.Punctuality;
import tocsin.storage.IncidentQueries;
import tocsin.web.App;
import tocsin.web.http.Reply;
import tocsin.web.page.account.Ladder;
import tocsin.web.page.account.Ladders;
import tocsin.web.page.account.PeoplePages;
import tocsin.web.page.account.Reach;
import tocsin.web.page.frame.Html;
import tocsin.web.page.frame.PartWords;
import tocsin.web.page.frame.Section;
import tocsin.web.page.frame.Selection;
import tocsin.web.page.frame.Sheet;
import tocsin.web.page.frame.Visit;
import tocsin.web.page.incident.IncidentRow;

/** The first page after the log-in: what waits for me, what is open, who is on call. */
public final class HomePage {
  private static final int MINE = 10;
  private static final int LATEST = 8;

  private final IncidentQueries queries;
  private final Health health;
  private final Punctuality punctuality;
  private final Html html;

  public HomePage(App app, Html html) {
    this.queries = app.stores().queries();
    this.health = app.health();
    this.punctuality = app.punctuality();
    this.html = html;
  }

  /**
   * What the template shows.
   *
   * @param waiting the incident that waits for the reader's answer; null when none does
   * @param notMine open incidents that others have
   */
  public record Content(
      String title,
      String about,
      @Nullable IncidentRow waiting,
      List<IncidentRow> mine,
      List<IncidentRow> notMine,
      long open,
      List<Ladder> ladders,
      Reach reach,
      List<PartWords> parts,
      String delivery,
      boolean punctual,
      boolean seesOnCall,
      boolean seesDelivery,
      boolean mayRespond) {}

  /** Answers {@code GET /ui/}. */
  Reply show(Visit visit) {
    return html.show(visit, Sheet.of("home", "Home", Section.HOME, content(visit)).live());
  }

  private Content content(Visit visit) {
    User user = visit.user();
    List<IncidentRow> mine = rows(Selection.open().assignedTo(user.id()), MINE, visit);
    Punctuality.Report report = punctuality.report(visit.now());
    List<PeoplePages.OnCallAt> onCall = PeoplePages.onCall(user.id(), visit);
    return new Content(
        onCall.isEmpty()
            ? "You are not on call, " + user.name()
            : "You are on call, " + user.name(),
        about(onCall),
        waiting(visit),
        mine,
        rows(visit.seen(Selection.open()), LATEST, visit).stream()
            .filter(row -> !mine.contains(row))
            .toList(),
        queries.count(visit.seen(Selection.open()).filter(0, 1)),
        Ladders.all(visit),
        Reach.of(user),
        PartWords.of(health),
        DeliveryPage.words(report),
        report.waiting() == 0 && report.all().outOfTarget() == 0,
        visit.may(Action.VIEW_CONFIGURATION, Target.VISIBLE),
        visit.may(Action.VIEW_CONFIGURATION, Target.ACCOUNT),
        visit.may(Action.ANSWER_INCIDENT, new Target.OfIncident(Set.of(), Set.of(user.id()))));
  }

  private static String about(List<PeoplePages.OnCallAt> onCall) {
    if (onCall.isEmpty()) {
      return "No policy asks you now.";
    }
    List<String> policies =
        onCall.stream().map(at -> at.policy() + ", level " + at.level()).toList();
    return String.join(" · ", policies);
  }

  private @Nullable IncidentRow waiting(Visit visit) {
    Selection selection = Selection.with(IncidentStatus.TRIGGERED).assignedTo(visit.user().id());
    return rows(selection, 1, visit).stream().findFirst().orElse(null);
  }

  private List<IncidentRow> rows(Selection selection, int most, Visit visit) {
    return queries.list(selection.filter(0, most)).stream()
        .map(incident -> IncidentRow.of(incident, visit.directory(), visit.times()))
        .toList();
  }
}
