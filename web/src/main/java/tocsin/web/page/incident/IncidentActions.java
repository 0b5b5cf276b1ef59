package tocsin.web.page.incident;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tocsin.core.id.EscalationPolicyId;
import tocsin.core.id.UserId;
import tocsin.core.incident.ActionChannel;
import tocsin.core.incident.Actor;
import tocsin.core.incident.Agent;
import tocsin.core.incident.Answer;
import tocsin.core.incident.Incident;
import tocsin.core.incident.IncidentAction;
import tocsin.core.incident.Refusal;
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
  private static final int LONGEST_NOTE = 10_000;
  private static final LocalTime MORNING = LocalTime.of(9, 0);

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
    IncidentAction action = action(what, visit).orElseThrow(() -> unclear(what));
    Actor actor = new Actor(new Agent.OfUser(visit.user().id()), ActionChannel.WEB);
    WishResult result =
        Waiting.forResult(wishes.submit(List.of(new Wish(incident.id(), action, actor))));
    String outcome =
        switch (result.answer()) {
          case Answer.Done done -> "done=" + what;
          case Answer.NothingToDo nothing -> "done=nothing";
          case Answer.Refused refused -> "refused=" + refused.reason().name();
        };
    return Reply.seeOther(IncidentPage.path(incident) + "?" + outcome);
  }

  private static ProblemException unclear(String what) {
    Problem problem =
        switch (what) {
          case "note" -> Problems.INVALID_INPUT.because("A note needs text, up to 10,000 letters.");
          case "reassign" -> Problems.INVALID_INPUT.because("Choose who shall have it.");
          default -> Problems.INVALID_INPUT.because("The form didn't say what to do.");
        };
    return new ProblemException(problem);
  }

  private static Optional<IncidentAction> action(String what, Visit visit) {
    return switch (what) {
      case "snooze" -> visit.posted("for").flatMap(length -> snooze(length, visit));
      case "reassign" -> visit.posted("to").flatMap(IncidentActions::reassign);
      case "note" ->
          visit
              .posted("note")
              .filter(note -> note.length() <= LONGEST_NOTE)
              .map(IncidentAction.Annotate::new);
      default -> Deed.of(what).map(Deed::action);
    };
  }

  private static Optional<IncidentAction> snooze(String length, Visit visit) {
    Duration duration =
        switch (length) {
          case "30m" -> Duration.ofMinutes(30);
          case "1h" -> Duration.ofHours(1);
          case "4h" -> Duration.ofHours(4);
          case "morning" -> Duration.between(visit.now(), morning(visit));
          default -> Duration.ZERO;
        };
    return duration.isZero() ? Optional.empty() : Optional.of(new IncidentAction.Snooze(duration));
  }

  /** The next 9:00 on the visitor's clock. */
  private static Instant morning(Visit visit) {
    ZoneId zone = visit.times().zone();
    LocalDate today = LocalDate.ofInstant(visit.now(), zone);
    Instant next = today.atTime(MORNING).atZone(zone).toInstant();
    return next.isAfter(visit.now())
        ? next
        : today.plusDays(1).atTime(MORNING).atZone(zone).toInstant();
  }

  /** The choice names a person as u-ID, or a policy as p-ID. */
  private static Optional<IncidentAction> reassign(String to) {
    if (to.length() < 3) {
      return Optional.empty();
    }
    String id = to.substring(2);
    return switch (to.substring(0, 2)) {
      case "u-" -> Optional.of(new IncidentAction.AssignTo(List.of(new UserId(id))));
      case "p-" -> Optional.of(new IncidentAction.DelegateTo(new EscalationPolicyId(id)));
      default -> Optional.empty();
    };
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
      case "nothing" -> Optional.of(Notice.look("circle-check", "It was so already.", ""));
      default -> Optional.empty();
    };
  }

  private static Optional<Refusal> refusal(String name) {
    return Arrays.stream(Refusal.values()).filter(r -> r.name().equals(name)).findFirst();
  }
}
