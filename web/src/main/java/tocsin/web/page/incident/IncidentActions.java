package tocsin.web.page.incident;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tocsin.core.incident.ActionChannel;
import tocsin.core.incident.Actor;
import tocsin.core.incident.Agent;
import tocsin.core.incident.Answer;
import tocsin.core.incident.Answerable;
import tocsin.core.incident.Incident;
import tocsin.core.incident.IncidentAction;
import tocsin.core.incident.Refusal;
import tocsin.core.permission.Action;
import tocsin.runtime.engine.Waiting;
import tocsin.runtime.engine.Wish;
import tocsin.runtime.engine.WishResult;
import tocsin.runtime.engine.Wishes;
import tocsin.storage.IncidentQueries;
import tocsin.web.App;
import tocsin.web.http.Problem;
import tocsin.web.http.ProblemException;
import tocsin.web.http.Problems;
import tocsin.web.http.Reply;
import tocsin.web.page.frame.Notice;
import tocsin.web.page.frame.Visit;

/** What can be done to one incident from its page. */
public final class IncidentActions {
  private final Wishes wishes;
  private final IncidentQueries queries;

  public IncidentActions(App app) {
    this.wishes = app.wishes();
    this.queries = app.stores().queries();
  }

  /** Answers {@code POST /ui/incidents/:number} with {@code do} and what that needs. */
  public Reply act(Visit visit) {
    Incident incident = IncidentPage.find(queries, visit.request().param("number"));
    String what = visit.posted("do").orElse("");
    if (what.equals("merge")) {
      return merge(incident, visit);
    }
    List<IncidentAction> actions = IncidentForms.actions(what, incident, visit);
    if (actions.isEmpty()) {
      throw unclear(what);
    }
    List<WishResult> results = submit(incident, actions, visit);
    return Reply.seeOther(IncidentPage.path(incident) + "?" + outcome(what, results));
  }

  /** The incident becomes one with another, which is shown then. */
  private Reply merge(Incident incident, Visit visit) {
    String number = visit.posted("into").map(text -> text.replaceFirst("^#", "")).orElse("");
    if (!number.matches("[0-9]{1,15}")) {
      throw unclear("merge");
    }
    Incident target = IncidentPage.find(queries, number);
    visit.must(Action.ANSWER_INCIDENT, Answerable.of(target, visit.directory()));
    var merge = new IncidentAction.Merge(List.of(incident.id()));
    List<WishResult> results = submit(target, List.of(merge), visit);
    boolean refused = results.stream().anyMatch(WishResult::refused);
    Incident shown = refused ? incident : target;
    return Reply.seeOther(IncidentPage.path(shown) + "?" + outcome("merge", results));
  }

  private List<WishResult> submit(Incident incident, List<IncidentAction> actions, Visit visit) {
    Actor actor = new Actor(new Agent.OfUser(visit.user().id()), ActionChannel.WEB);
    return Waiting.forResults(
        wishes.submit(
            actions.stream().map(action -> new Wish(incident.id(), action, actor)).toList()));
  }

  private static String outcome(String what, List<WishResult> results) {
    for (WishResult result : results) {
      if (result.answer() instanceof Answer.Refused(Refusal reason)) {
        return "refused=" + reason.name();
      }
    }
    boolean done = results.stream().anyMatch(result -> result.answer() instanceof Answer.Done);
    return done ? "done=" + what : "done=nothing";
  }

  private static ProblemException unclear(String what) {
    Problem problem =
        switch (what) {
          case "note" -> Problems.INVALID_INPUT.because("A note needs text, up to 10,000 letters.");
          case "reassign" -> Problems.INVALID_INPUT.because("Choose who shall have it.");
          case "ask" -> Problems.INVALID_INPUT.because("Choose whom to ask for help.");
          case "merge" ->
              Problems.INVALID_INPUT.because("Say the number of the incident to merge it into.");
          case "edit" ->
              Problems.INVALID_INPUT.because(
                  "An incident needs a title, up to 1,024 letters.",
                  "Where to meet is an address that begins with https://.");
          default -> Problems.INVALID_INPUT.because("The form didn't say what to do.");
        };
    return new ProblemException(problem);
  }

  /** What the incident's page says after it. */
  static Optional<Notice> notice(Visit visit) {
    return visit
        .query("refused")
        .flatMap(IncidentActions::refusal)
        .map(refusal -> Notice.wrong(refusal.sentence() + ".", "Nothing was changed."))
        .or(() -> visit.query("done").flatMap(IncidentActions::done));
  }

  private static Optional<Notice> done(String what) {
    return switch (what) {
      case "acknowledge" ->
          Optional.of(Notice.done("Acknowledged.", "Nobody else is paged for it."));
      case "resolve" -> Optional.of(Notice.done("Resolved.", ""));
      case "escalate" -> Optional.of(Notice.done("Escalated.", "The next level is paged."));
      case "snooze" -> Optional.of(Notice.done("Snoozed.", ""));
      case "reassign" -> Optional.of(Notice.done("Reassigned.", ""));
      case "note" -> Optional.of(Notice.done("Note added.", ""));
      case "ask" ->
          Optional.of(Notice.done("Asked for help.", "They are paged until they answer."));
      case "unask" -> Optional.of(Notice.done("Taken back.", "They aren't paged any more."));
      case "join" -> Optional.of(Notice.done("You joined.", ""));
      case "decline" -> Optional.of(Notice.done("You declined.", "You aren't paged any more."));
      case "merge" ->
          Optional.of(Notice.done("Merged.", "Its alerts are here; nobody is paged for it."));
      case "edit" -> Optional.of(Notice.done("Edited.", ""));
      case "new" -> Optional.of(Notice.done("The incident is made.", ""));
      case "nothing" -> Optional.of(Notice.look("circle-check", "It was so already.", ""));
      default -> Optional.empty();
    };
  }

  private static Optional<Refusal> refusal(String name) {
    return Arrays.stream(Refusal.values()).filter(r -> r.name().equals(name)).findFirst();
  }
}
