package tocsin.web.page.incident;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import tocsin.core.id.IncidentId;
import tocsin.core.incident.ActionChannel;
import tocsin.core.incident.Actor;
import tocsin.core.incident.Agent;
import tocsin.core.incident.Answerable;
import tocsin.core.incident.Incident;
import tocsin.core.permission.Target;
import tocsin.runtime.engine.Waiting;
import tocsin.runtime.engine.Wish;
import tocsin.runtime.engine.WishResult;
import tocsin.runtime.engine.Wishes;
import tocsin.storage.IncidentQueries;
import tocsin.web.App;
import tocsin.web.access.Asking;
import tocsin.web.http.ProblemException;
import tocsin.web.http.Problems;
import tocsin.web.http.Reply;
import tocsin.web.page.frame.Notice;
import tocsin.web.page.frame.Visit;

/** Does one thing to all selected incidents, to as many as it can be done to. */
public final class Bulk {
  private static final int MOST = 200;

  private final Wishes wishes;
  private final IncidentQueries queries;

  public Bulk(App app) {
    this.wishes = app.wishes();
    this.queries = app.stores().queries();
  }

  /** Answers {@code POST /ui/incidents} with {@code do} and any number of {@code n}. */
  public Reply act(Visit visit) {
    Deed deed =
        visit
            .posted("do")
            .flatMap(Deed::of)
            .orElseThrow(() -> new ProblemException(Problems.INVALID_INPUT));
    Actor actor = new Actor(new Agent.OfUser(visit.user().id()), ActionChannel.WEB);
    List<CompletableFuture<List<WishResult>>> asked =
        visit.form().all("n").stream()
            .limit(MOST)
            .flatMap(number -> id(number).stream())
            .map(id -> wishes.submit(List.of(new Wish(id, deed.action(), actor))))
            .toList();
    long refused = asked.stream().map(Waiting::forResult).filter(WishResult::refused).count();
    return Reply.seeOther(
        "/ui/incidents?view=%s&done=%s&count=%d&refused=%d"
            .formatted(
                View.of(visit.posted("view"), false).key(),
                deed.key(),
                asked.size() - refused,
                refused));
  }

  /** What a form with any number of {@code n} is about; those that aren't there are left out. */
  public static List<Target> incidents(Asking asking) {
    return asking.request().form().all("n").stream()
        .limit(MOST)
        .filter(number -> number.matches("[0-9]{1,15}"))
        .flatMap(number -> asking.incidents().find(Long.parseLong(number)).stream())
        .map(incident -> Answerable.of(incident, asking.directory()))
        .toList();
  }

  private Optional<IncidentId> id(String number) {
    return number.matches("[0-9]{1,15}")
        ? queries.find(Long.parseLong(number)).map(Incident::id)
        : Optional.empty();
  }

  /** What the list says after it. */
  static Optional<Notice> notice(Visit visit) {
    return visit
        .query("done")
        .flatMap(Deed::of)
        .map(deed -> notice(deed, number(visit, "count"), number(visit, "refused")));
  }

  private static Notice notice(Deed deed, long count, long refused) {
    if (count + refused == 0) {
      return Notice.look("alert-triangle", "Nothing was selected.", "");
    }
    String done = deed.done() + " " + (count == 1 ? "1 incident." : count + " incidents.");
    if (refused == 0) {
      return Notice.done(done, "");
    }
    String others = refused == 1 ? "1 was resolved before." : refused + " were resolved before.";
    return Notice.look("alert-triangle", done, others);
  }

  private static long number(Visit visit, String name) {
    return visit.query(name).filter(v -> v.matches("[0-9]{1,6}")).map(Long::parseLong).orElse(0L);
  }
}
