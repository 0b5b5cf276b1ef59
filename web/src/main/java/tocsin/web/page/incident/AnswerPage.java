package tocsin.web.page.incident;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.User;
import tocsin.core.incident.Actor;
import tocsin.core.incident.Agent;
import tocsin.core.incident.Answer;
import tocsin.core.incident.Answerable;
import tocsin.core.incident.Incident;
import tocsin.core.incident.IncidentAction;
import tocsin.core.incident.IncidentStatus;
import tocsin.core.incident.Refusal;
import tocsin.core.permission.Action;
import tocsin.core.permission.Permissions;
import tocsin.core.permission.Permit;
import tocsin.core.permission.Who;
import tocsin.core.reply.PageAnswer;
import tocsin.runtime.access.AnswerLinks;
import tocsin.runtime.access.AnswerLinks.Grant;
import tocsin.runtime.engine.Waiting;
import tocsin.runtime.engine.Wish;
import tocsin.runtime.engine.WishResult;
import tocsin.runtime.engine.Wishes;
import tocsin.storage.IncidentQueries;
import tocsin.web.App;
import tocsin.web.http.Reply;
import tocsin.web.page.frame.Html;
import tocsin.web.page.frame.Notice;
import tocsin.web.page.frame.Sheet;
import tocsin.web.page.frame.Times;
import tocsin.web.page.frame.Visit;

/**
 * Behind the links in messages. Opening one only shows the incident and one button, because mail
 * scanners open every link; pressing the button acts as the person whom the message was for, who
 * need not log in.
 */
public final class AnswerPage {
  private final AnswerLinks links;
  private final Wishes wishes;
  private final IncidentQueries queries;
  private final Html html;

  public AnswerPage(App app, Html html) {
    this.links = app.links();
    this.wishes = app.wishes();
    this.queries = app.stores().queries();
    this.html = html;
  }

  /**
   * What the template shows.
   *
   * @param row null when the link isn't good for anything
   * @param button what the one button says; null when there is nothing to press
   * @param icon the button's icon
   */
  public record Content(
      String title,
      @Nullable IncidentRow row,
      List<Step> steps,
      @Nullable String button,
      String icon,
      String action,
      String who) {}

  /** A link that is good, and what it is about. */
  private record Case(Grant grant, Incident incident, User user) {}

  /** Answers {@code GET /ui/a/:token}; never acts. */
  public Reply ask(Visit visit) {
    Optional<Case> found = found(visit);
    if (found.isEmpty()) {
      return broken(visit);
    }
    Case c = found.get();
    if (expired(visit, c)) {
      return show(410, visit, c, null, tooOld());
    }
    if (c.incident().status() == IncidentStatus.RESOLVED) {
      return show(200, visit, c, null, Notice.done("It is resolved already.", "Nothing to do."));
    }
    if (alreadyHas(c)) {
      return show(200, visit, c, null, Notice.done("You have acknowledged it already.", ""));
    }
    return show(200, visit, c, c.grant().answer(), null);
  }

  /** Answers {@code POST /ui/a/:token}. */
  public Reply act(Visit visit) {
    Optional<Case> found = found(visit);
    if (found.isEmpty()) {
      return broken(visit);
    }
    Case c = found.get();
    if (expired(visit, c)) {
      return show(410, visit, c, null, tooOld());
    }
    if (permit(visit, c) instanceof Permit.Refused(String sentence)) {
      return show(403, visit, c, null, Notice.wrong(sentence, "Nothing was changed."));
    }
    Actor actor = new Actor(new Agent.OfUser(c.user().id()), c.grant().by());
    PageAnswer right = c.grant().answer();
    IncidentAction action = right.action(c.user().id());
    WishResult result =
        Waiting.forResult(wishes.submit(List.of(new Wish(c.incident().id(), action, actor))));
    Incident after = result.incident() == null ? c.incident() : result.incident();
    Case then = new Case(c.grant(), after, c.user());
    return show(200, visit, then, null, notice(right, result.answer()));
  }

  /** A link outlives the role of the person whom it was sent to. */
  private static Permit permit(Visit visit, Case c) {
    return Permissions.permit(
        Who.user(c.user(), visit.directory()),
        Action.ANSWER_INCIDENT,
        Answerable.of(c.incident(), visit.directory()));
  }

  private static Notice notice(PageAnswer right, Answer answer) {
    return switch (answer) {
      case Answer.Done done ->
          switch (right) {
            case ACKNOWLEDGE ->
                Notice.done("Acknowledged.", "You have it. Nobody else is paged for it.");
            case RESOLVE -> Notice.done("Resolved.", "");
            case ESCALATE -> Notice.done("Escalated.", "The next level is paged now.");
            case JOIN -> Notice.done("You joined.", "Whoever asked you sees it on the incident.");
            case DECLINE ->
                Notice.done(
                    "You declined.", "You aren't asked again unless somebody does so anew.");
          };
      case Answer.NothingToDo nothing -> Notice.done("It was so already.", "Nothing to do.");
      case Answer.Refused refused ->
          refused.reason() == Refusal.ALREADY_RESOLVED
              ? Notice.done("It is resolved already.", "Nothing to do.")
              : Notice.wrong(refused.reason().sentence() + ".", "Nothing was changed.");
    };
  }

  private Optional<Case> found(Visit visit) {
    return links
        .verify(visit.request().param("token"))
        .flatMap(grant ->
            queries
                .find(grant.incident())
                .flatMap(incident ->
                    visit
                        .directory()
                        .user(grant.user())
                        .map(user -> new Case(grant, incident, user))));
  }

  private static boolean expired(Visit visit, Case c) {
    return !visit.now().isBefore(c.grant().expiresAt());
  }

  private static boolean alreadyHas(Case c) {
    return c.grant().answer() == PageAnswer.ACKNOWLEDGE
        && c.incident().acknowledgements().stream()
            .anyMatch(a -> a.by().equals(new Agent.OfUser(c.user().id())));
  }

  private static String icon(@Nullable PageAnswer right) {
    return switch (right) {
      case null -> "";
      case ACKNOWLEDGE -> "circle-half-2";
      case RESOLVE -> "circle-check";
      case ESCALATE -> "arrow-up";
      case JOIN -> "users-plus";
      case DECLINE -> "x";
    };
  }

  private static Notice tooOld() {
    return Notice.wrong(
        "This link is too old.", "Nothing was changed. Log in to answer, or use a newer message.");
  }

  private Reply show(
      int status, Visit visit, Case c, @Nullable PageAnswer offered, @Nullable Notice notice) {
    Times times = new Times(c.user().zone(), visit.now());
    Content content =
        new Content(
            c.incident().subject().title(),
            IncidentRow.of(c.incident(), visit.directory(), times),
            new Outlook(c.incident(), visit.directory(), times).steps(),
            offered == null ? null : offered.word(),
            icon(offered),
            visit.request().path(),
            c.user().name());
    return reply(status, visit, content, notice);
  }

  private Reply broken(Visit visit) {
    Content content = new Content("This link leads nowhere", null, List.of(), null, "", "", "");
    Notice notice =
        Notice.wrong(
            "The link is damaged, or what it was about is gone.",
            "Nothing was changed. Copy the whole link from the message, or log in to answer.");
    return reply(404, visit, content, notice);
  }

  private Reply reply(int status, Visit visit, Content content, @Nullable Notice notice) {
    Sheet sheet = Sheet.of("answer", content.title(), null, content).noting(notice);
    return html.show(status, visit, sheet).with("X-Robots-Tag", "noindex, nofollow");
  }
}
