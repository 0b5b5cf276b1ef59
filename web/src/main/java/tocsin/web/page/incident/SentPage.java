package tocsin.web.page.incident;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tocsin.core.account.User;
import tocsin.core.incident.Answerable;
import tocsin.core.incident.Incident;
import tocsin.core.ledger.LedgerEntry;
import tocsin.core.permission.Action;
import tocsin.storage.IncidentQueries;
import tocsin.storage.LedgerStore;
import tocsin.storage.LedgerStore.Filter;
import tocsin.storage.StorageException;
import tocsin.web.App;
import tocsin.web.http.ProblemException;
import tocsin.web.http.Problems;
import tocsin.web.http.Reply;
import tocsin.web.page.frame.Html;
import tocsin.web.page.frame.Person;
import tocsin.web.page.frame.Section;
import tocsin.web.page.frame.Sheet;
import tocsin.web.page.frame.Visit;

/** What one person was sent: when, by what way, about what, and what became of it. */
public final class SentPage {
  private static final Logger LOG = LoggerFactory.getLogger(SentPage.class);
  private static final int ROWS = 50;
  private static final int LAST_PAGE = 1_000;

  private final LedgerStore ledger;
  private final IncidentQueries queries;
  private final Html html;

  public SentPage(App app, Html html) {
    this.ledger = app.stores().sideRoads().ledger();
    this.queries = app.stores().queries();
    this.html = html;
  }

  /**
   * What the template shows.
   *
   * @param back where the visitor came from
   * @param note what is missing; empty when nothing is
   * @param older the address of what came before; null on the last page
   */
  public record Content(
      Person person, Back back, List<Sent> sent, String note, @Nullable String older) {
    /** A page that this one belongs to. */
    public record Back(String label, String path) {}

    /**
     * One notification.
     *
     * @param about the incident; empty when the visitor may not see it
     * @param path of the incident; empty when the visitor may not see it
     */
    public record Sent(String about, String path, List<NotificationLines.Row> rows) {}
  }

  /** Answers {@code GET /ui/me/notifications?page=}. */
  public Reply showOwn(Visit visit) {
    return show(visit, visit.user(), new Content.Back("My profile", "/ui/me"));
  }

  /** Answers {@code GET /ui/people/:id/notifications?page=}. */
  public Reply show(Visit visit) {
    String id = visit.request().param("id");
    User user =
        visit.directory().all(User.class).stream()
            .filter(found -> found.id().value().equals(id))
            .findFirst()
            .orElseThrow(() -> new ProblemException(Problems.NOT_FOUND));
    return show(visit, user, new Content.Back(user.name(), Person.of(user).path()));
  }

  private Reply show(Visit visit, User user, Content.Back back) {
    Content content = content(visit, user, back);
    return html.show(visit, Sheet.of("sent", "Sent to " + user.name(), Section.PEOPLE, content));
  }

  /** Never fails: while the ledger can't be read, that is said. */
  private Content content(Visit visit, User user, Content.Back back) {
    int page =
        visit
            .query("page")
            .filter(text -> text.matches("[1-9][0-9]{0,3}"))
            .map(Integer::parseInt)
            .filter(number -> number <= LAST_PAGE)
            .orElse(1);
    try {
      int end =
          (int) Math.min(Integer.MAX_VALUE, ledger.count(of(user, 0, 1)) - (page - 1L) * ROWS);
      int begin = Math.max(0, end - ROWS);
      List<LedgerEntry> entries =
          end <= 0 ? List.of() : ledger.list(of(user, begin, end - begin)).reversed();
      String older = begin > 0 && page < LAST_PAGE ? "?page=" + (page + 1) : null;
      return new Content(
          Person.of(user),
          back,
          entries.stream().map(entry -> sent(entry, visit)).toList(),
          entries.isEmpty() ? "Nothing was sent." : "",
          older);
    } catch (StorageException e) {
      LOG.warn("What was sent to {} can't be read: {}", user.id(), e.getMessage());
      String note = "It can't be shown now. Paging isn't affected.";
      return new Content(Person.of(user), back, List.of(), note, null);
    }
  }

  private static Filter of(User user, int offset, int limit) {
    return new Filter(null, user.id(), Set.of(), null, null, offset, limit);
  }

  private Content.Sent sent(LedgerEntry entry, Visit visit) {
    Optional<Incident> incident =
        queries
            .find(entry.incident())
            .filter(found ->
                entry.user().equals(visit.user().id())
                    || visit.may(Action.VIEW_INCIDENTS, Answerable.of(found, visit.directory())));
    return new Content.Sent(
        incident.map(i -> "#" + i.number() + " " + i.subject().title()).orElse(""),
        incident.map(IncidentPage::path).orElse(""),
        NotificationLines.rows(entry, visit));
  }
}
