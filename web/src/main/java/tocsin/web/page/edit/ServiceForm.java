package tocsin.web.page.edit;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.Service;
import tocsin.core.id.ServiceId;
import tocsin.web.http.ProblemException;
import tocsin.web.http.Problems;
import tocsin.web.http.Reply;
import tocsin.web.page.frame.Html;
import tocsin.web.page.frame.Notice;
import tocsin.web.page.frame.Section;
import tocsin.web.page.frame.Sheet;
import tocsin.web.page.frame.Visit;
import tocsin.web.rest.InnerRest.Wish;
import tocsin.web.rest.Json;
import tools.jackson.databind.node.ObjectNode;

/** The form that makes a service, with its first integration, and the one that changes it. */
public final class ServiceForm {
  private static final String SERVICES = "/services";
  private static final String USUAL_INTEGRATION = "Monitoring";

  /** How long a heartbeat waits unless somebody says otherwise. */
  public static final Duration USUAL_PING = Duration.ofMinutes(5);

  private final FormPost post;
  private final Html html;

  public ServiceForm(FormPost post, Html html) {
    this.post = post;
    this.html = html;
  }

  /**
   * What the template shows.
   *
   * @param id null for a new service
   * @param again minutes after an acknowledgement; empty for never
   * @param resolves minutes until it resolves by itself; empty for never
   * @param integration the name of a new service's first one
   * @param kinds what that can be
   * @param within after how long it pages without a ping, if it is a heartbeat
   */
  public record Content(
      @Nullable String id,
      String name,
      String description,
      List<Option> policies,
      UrgencyFields urgency,
      String again,
      String resolves,
      boolean disabled,
      List<Option> teams,
      String integration,
      List<Option> kinds,
      LengthFields within) {}

  /** Answers {@code GET /ui/services/new}. */
  public Reply ask(Visit visit) {
    return show(200, visit, null, null);
  }

  /** Answers {@code GET /ui/services/:id/edit}. */
  public Reply edit(Visit visit) {
    return show(200, visit, find(visit), null);
  }

  /** Answers {@code POST /ui/services}: makes the service, then its first integration. */
  public Reply make(Visit visit) throws Exception {
    ObjectNode said = said(visit, null);
    return switch (post.send(visit, Wish.post(SERVICES, Json.object().set("service", said)))) {
      case FormPost.Outcome.Wrong(int status, Notice notice) -> show(status, visit, null, notice);
      case FormPost.Outcome.Done(var answer) -> {
        String id = answer.path("service").path("id").stringValue();
        Optional<String> name = visit.posted("integration");
        if (name.isPresent()) {
          var unused = post.ask(visit, IntegrationForms.addition(id, name.get(), visit));
        }
        yield Reply.seeOther("/ui/services/" + id + "?done=made");
      }
    };
  }

  /** Answers {@code POST /ui/services/:id}. */
  public Reply save(Visit visit) throws Exception {
    Service before = find(visit);
    String id = before.id().value();
    ObjectNode said = said(visit, before);
    return switch (post.send(visit, Wish.put(SERVICES, id, Json.object().set("service", said)))) {
      case FormPost.Outcome.Wrong(int status, Notice notice) -> show(status, visit, before, notice);
      case FormPost.Outcome.Done done -> Reply.seeOther("/ui/services/" + id + "?done=saved");
    };
  }

  /** Answers {@code POST /ui/services/:id/delete}. */
  public Reply delete(Visit visit) throws Exception {
    var unused = post.ask(visit, Wish.delete(SERVICES, visit.request().param("id")));
    return Reply.seeOther("/ui/services?done=deleted");
  }

  private static Service find(Visit visit) {
    String id = visit.request().param("id");
    return Optional.of(id)
        .filter(text -> text.matches("[!-~]{1,64}"))
        .flatMap(text -> visit.directory().service(new ServiceId(text)))
        .orElseThrow(() -> new ProblemException(Problems.NOT_FOUND));
  }

  private static ObjectNode said(Visit visit, @Nullable Service before) {
    ObjectNode said = Json.object();
    said.put("name", visit.posted("name").orElse(""));
    said.put("description", visit.posted("description").orElse(""));
    said.putObject("escalation_policy").put("id", visit.posted("policy").orElse(""));
    UrgencyFields.said(visit, said);
    minutes(
        "acknowledgement_timeout",
        visit.posted("again"),
        before == null ? null : before.acknowledgementTimeout(),
        said);
    minutes(
        "auto_resolve_timeout",
        visit.posted("resolves"),
        before == null ? null : before.autoResolveTimeout(),
        said);
    said.put("status", visit.posted("disabled").isPresent() ? "disabled" : "active");
    TeamsField.say(before == null ? List.of() : before.teams(), visit, said);
    return said;
  }

  /** What stands as it stood is not said, so that odd seconds set by REST stay. */
  private static void minutes(
      String field, Optional<String> typed, @Nullable Duration before, ObjectNode said) {
    if (typed.orElse("").equals(minutes(before))) {
      return;
    }
    if (typed.isEmpty()) {
      said.putNull(field);
    } else if (typed.get().matches("\\d{1,7}")) {
      said.put(field, Duration.ofMinutes(Long.parseLong(typed.get())).toSeconds());
    } else {
      said.put(field, typed.get());
    }
  }

  private static String minutes(@Nullable Duration time) {
    return time == null ? "" : Long.toString(time.toMinutes());
  }

  private Reply show(int status, Visit visit, @Nullable Service service, @Nullable Notice notice) {
    Typed typed = new Typed(visit);
    String policy = typed.text("policy", service == null ? "" : service.escalationPolicy().value());
    Content content =
        new Content(
            service == null ? null : service.id().value(),
            typed.text("name", service == null ? "" : service.name()),
            typed.text("description", service == null ? "" : service.description()),
            Option.of(
                visit.directory().all(EscalationPolicy.class),
                EscalationPolicy::name,
                policy::equals),
            UrgencyFields.of(service == null ? null : service.urgencyRule(), visit),
            typed.text("again", minutes(service == null ? null : service.acknowledgementTimeout())),
            typed.text("resolves", minutes(service == null ? null : service.autoResolveTimeout())),
            typed.on("disabled", service != null && service.disabled()),
            TeamsField.of(service == null ? List.of() : service.teams(), visit),
            typed.text("integration", USUAL_INTEGRATION),
            IntegrationKind.all(visit),
            visit.posted(IntegrationKind.WITHIN).isPresent()
                ? LengthFields.posted(IntegrationKind.WITHIN, visit)
                : LengthFields.of(USUAL_PING));
    String title = service == null ? "New service" : "Change " + service.name();
    return html.show(
        status, visit, Sheet.of("serviceform", title, Section.SERVICES, content).noting(notice));
  }
}
