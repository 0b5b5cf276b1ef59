package tocsin.web.page.incident;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.Urgency;
import tocsin.core.id.EscalationPolicyId;
import tocsin.core.id.PriorityId;
import tocsin.core.id.ServiceId;
import tocsin.core.id.UserId;
import tocsin.core.incident.ActionChannel;
import tocsin.core.incident.Actor;
import tocsin.core.incident.Agent;
import tocsin.core.incident.Answer;
import tocsin.core.incident.Incident;
import tocsin.core.incident.IncidentAction;
import tocsin.core.incident.Refusal;
import tocsin.core.incident.Subject;
import tocsin.core.permission.Target;
import tocsin.runtime.engine.Waiting;
import tocsin.runtime.engine.Wish;
import tocsin.runtime.engine.WishResult;
import tocsin.runtime.engine.Wishes;
import tocsin.web.App;
import tocsin.web.access.Asking;
import tocsin.web.http.Reply;
import tocsin.web.page.frame.Html;
import tocsin.web.page.frame.Notice;
import tocsin.web.page.frame.Section;
import tocsin.web.page.frame.Sheet;
import tocsin.web.page.frame.Visit;

/** The form that makes an incident by hand. */
public final class NewIncidentPage {
  private final Wishes wishes;
  private final Html html;

  public NewIncidentPage(App app, Html html) {
    this.wishes = app.wishes();
    this.html = html;
  }

  /** What the template shows: what was typed, and what can be chosen. */
  public record Content(
      String title,
      String details,
      List<Choices.Choice> services,
      List<Choices.Choice> people,
      List<Choices.Choice> policies,
      List<Choices.Choice> priorities) {}

  /** Answers {@code GET /ui/incidents/new}; {@code service} chooses one. */
  public Reply ask(Visit visit) {
    return form(200, visit, visit.query("service").orElse(""), null);
  }

  /** The service that the form names, whose incident it is to be. */
  public static List<Target> service(Asking asking) {
    return List.of(
        asking
            .request()
            .form()
            .first("service")
            .filter(NewIncidentPage::isId)
            .flatMap(id -> asking.directory().service(new ServiceId(id)))
            .map(service -> Target.of(service, asking.directory()))
            .orElse(Target.ACCOUNT));
  }

  /** Answers {@code POST /ui/incidents/new}. */
  public Reply make(Visit visit) {
    Optional<IncidentAction.Trigger> trigger = trigger(visit);
    if (trigger.isEmpty()) {
      return again(visit, "An incident needs a service and a title, up to 1,024 letters.");
    }
    Actor actor = new Actor(new Agent.OfUser(visit.user().id()), ActionChannel.WEB);
    WishResult result =
        Waiting.forResult(wishes.submit(List.of(new Wish(null, trigger.get(), actor))));
    if (result.answer() instanceof Answer.Refused(Refusal reason)) {
      return again(visit, reason.sentence() + ".");
    }
    Incident made = result.incident();
    return Reply.seeOther(made == null ? "/ui/incidents" : IncidentPage.path(made) + "?done=new");
  }

  private static Optional<IncidentAction.Trigger> trigger(Visit visit) {
    Optional<String> title = IncidentForms.text(visit, "title", IncidentForms.LONGEST_TITLE);
    Optional<ServiceId> service =
        visit.posted("service").filter(NewIncidentPage::isId).map(ServiceId::new);
    String details = visit.posted("details").orElse("");
    if (title.isEmpty() || service.isEmpty() || details.length() > IncidentForms.LONGEST_TEXT) {
      return Optional.empty();
    }
    @Nullable Urgency urgency = IncidentForms.urgency(visit).orElse(null);
    @Nullable PriorityId priority =
        visit.posted("priority").filter(NewIncidentPage::isId).map(PriorityId::new).orElse(null);
    String to = visit.posted("to").orElse("");
    return Optional.of(
        new IncidentAction.Trigger(
            new Subject(service.get(), title.get(), null, details.isEmpty() ? null : details),
            urgency,
            priority,
            policy(to, visit),
            IncidentForms.kind(to).equals("u-")
                ? IncidentForms.id(to).map(UserId::new).stream().toList()
                : List.of(),
            null));
  }

  private static boolean isId(String text) {
    return text.matches("[!-~]{1,64}");
  }

  private static @Nullable EscalationPolicy policy(String to, Visit visit) {
    return IncidentForms.kind(to).equals("p-")
        ? IncidentForms.id(to)
            .map(EscalationPolicyId::new)
            .flatMap(visit.directory()::escalationPolicy)
            .orElse(null)
        : null;
  }

  private Reply again(Visit visit, String wrong) {
    Notice notice = Notice.wrong(wrong, "No incident was made.");
    return form(400, visit, visit.posted("service").orElse(""), notice);
  }

  private Reply form(int status, Visit visit, String service, @Nullable Notice notice) {
    Content content =
        new Content(
            visit.posted("title").orElse(""),
            visit.posted("details").orElse(""),
            Choices.servicesOf(visit, service),
            Choices.peopleOf(visit),
            Choices.policiesOf(visit),
            Choices.prioritiesOf(visit, Optional.empty()));
    Sheet sheet = Sheet.of("newincident", "New incident", Section.INCIDENTS, content);
    return html.show(status, visit, sheet.noting(notice));
  }
}
