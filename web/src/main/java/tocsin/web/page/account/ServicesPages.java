package tocsin.web.page.account;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.Service;
import tocsin.core.account.UrgencyBasis;
import tocsin.core.account.UrgencyRule;
import tocsin.core.id.ServiceId;
import tocsin.core.incident.IncidentStatus;
import tocsin.core.permission.Action;
import tocsin.core.permission.Target;
import tocsin.storage.IncidentQueries;
import tocsin.web.App;
import tocsin.web.http.ProblemException;
import tocsin.web.http.Problems;
import tocsin.web.http.Reply;
import tocsin.web.page.edit.FormPost;
import tocsin.web.page.edit.IntegrationKind;
import tocsin.web.page.edit.LengthFields;
import tocsin.web.page.edit.Option;
import tocsin.web.page.edit.ServiceForm;
import tocsin.web.page.frame.Html;
import tocsin.web.page.frame.Notice;
import tocsin.web.page.frame.Section;
import tocsin.web.page.frame.Selection;
import tocsin.web.page.frame.Sheet;
import tocsin.web.page.frame.Times;
import tocsin.web.page.frame.Visit;
import tocsin.web.page.incident.IncidentRow;

/** Services: what breaks, who is asked then, and how monitoring tools are connected. */
public final class ServicesPages {
  private static final int ROWS = 10;

  private final App app;
  private final IncidentQueries queries;
  private final TestEvent testEvent;
  private final Html html;

  public ServicesPages(App app, Html html) {
    this.app = app;
    this.queries = app.stores().queries();
    this.testEvent = new TestEvent(app);
    this.html = html;
  }

  /** What the list shows. */
  public record ListContent(List<Row> rows, boolean mayMake) {
    /** A service, its open incidents, and who is asked first. */
    public record Row(
        String id,
        String name,
        String description,
        long triggered,
        long acknowledged,
        String policy,
        String who) {}
  }

  /** What the page of one service shows. Keys are absent for those who may not see them. */
  public record ServiceContent(
      String id,
      String name,
      String description,
      long triggered,
      @Nullable Ladder ladder,
      List<Door> doors,
      List<IncidentRow> open,
      List<Setting> settings,
      boolean keys,
      List<WindowRow> windows,
      boolean mayMaintain,
      List<Option> kinds,
      LengthFields within) {}

  /** One setting in words. */
  public record Setting(String name, String value) {}

  /** Answers {@code GET /ui/services}. */
  public Reply list(Visit visit) {
    List<Service> services =
        visit.directory().all(Service.class).stream()
            .sorted(Comparator.comparing(Service::name))
            .toList();
    var counts = queries.openCounts(services.stream().map(Service::id).toList());
    List<ListContent.Row> rows = services.stream().map(s -> row(s, counts, visit)).toList();
    ListContent content = new ListContent(rows, FormPost.maySomewhere(visit, Action.EDIT_SERVICE));
    return html.show(
        visit,
        Sheet.of("services", "Services", Section.SERVICES, content)
            .live()
            .noting(visit.query("done").map(ServicesPages::notice).orElse(null)));
  }

  private static Notice notice(String done) {
    return switch (done) {
      case "made" -> Notice.done("The service is made.", "Point a monitoring tool at it.");
      case "integration" ->
          Notice.done("The integration is made.", "Its address and its key are below.");
      case "deleted" -> Notice.done("The service is deleted.", "");
      default -> Notice.done("Saved.", "");
    };
  }

  private static ListContent.Row row(
      Service service, Map<ServiceId, Map<IncidentStatus, Long>> counts, Visit visit) {
    Map<IncidentStatus, Long> open = counts.getOrDefault(service.id(), Map.of());
    Optional<EscalationPolicy> policy =
        visit.directory().escalationPolicy(service.escalationPolicy());
    return new ListContent.Row(
        service.id().value(),
        service.name(),
        service.description(),
        open.getOrDefault(IncidentStatus.TRIGGERED, 0L),
        open.getOrDefault(IncidentStatus.ACKNOWLEDGED, 0L),
        policy.map(EscalationPolicy::name).orElse("none"),
        policy.map(p -> Ladder.of(p, visit.directory(), visit.times()).inWords()).orElse("nobody"));
  }

  /** Answers {@code GET /ui/services/:id}. */
  public Reply show(Visit visit) {
    Service service = find(visit);
    return html.show(
        visit,
        Sheet.of("service", service.name(), Section.SERVICES, content(service, visit))
            .live()
            .noting(
                visit
                    .query("sent")
                    .map(outcome -> TestEvent.notice(outcome))
                    .or(() -> visit.query("done").map(ServicesPages::notice))
                    .orElse(null)));
  }

  /** Answers {@code POST /ui/services/:id/test}: sends an event as a tool would. */
  public Reply test(Visit visit) {
    Service service = find(visit);
    String outcome = testEvent.send(service, visit);
    return Reply.seeOther("/ui/services/" + service.id().value() + "?sent=" + outcome);
  }

  private static Service find(Visit visit) {
    String id = visit.request().param("id");
    return visit.directory().all(Service.class).stream()
        .filter(service -> service.id().value().equals(id))
        .findFirst()
        .orElseThrow(() -> new ProblemException(Problems.NOT_FOUND));
  }

  private ServiceContent content(Service service, Visit visit) {
    Selection open = Selection.open().of(service.id());
    return new ServiceContent(
        service.id().value(),
        service.name(),
        service.description(),
        queries.count(Selection.with(IncidentStatus.TRIGGERED).of(service.id()).filter(0, 1)),
        visit
            .directory()
            .escalationPolicy(service.escalationPolicy())
            .map(policy -> Ladder.of(policy, visit.directory(), visit.times()))
            .orElse(null),
        doors(service, visit),
        queries.list(open.filter(0, ROWS)).stream()
            .map(incident -> IncidentRow.of(incident, visit.directory(), visit.times()))
            .toList(),
        settings(service),
        mayEdit(service, visit),
        MaintenancePage.openOf(service, visit),
        visit.may(Action.MAINTAIN_SERVICE, Target.of(service, visit.directory())),
        IntegrationKind.all(visit),
        LengthFields.of(ServiceForm.USUAL_PING));
  }

  private static boolean mayEdit(Service service, Visit visit) {
    return visit.may(Action.EDIT_SERVICE, Target.of(service, visit.directory()));
  }

  private List<Door> doors(Service service, Visit visit) {
    return service.integrations().stream()
        .map(integration -> {
          String key = mayEdit(service, visit) ? integration.routingKey() : "ROUTING_KEY";
          Duration within = integration.pingWithin();
          return new Door(
              integration.id().value(),
              integration.name(),
              IntegrationKind.words(integration),
              key,
              Snippets.of(visit.request().baseUrl(), key),
              within == null ? null : Heartbeat.of(integration, within, key, visit, app));
        })
        .toList();
  }

  private static List<Setting> settings(Service service) {
    String urgency =
        switch (service.urgencyRule()) {
          case UrgencyRule.Constant constant -> "Always " + words(constant.basis());
          case UrgencyRule.BySupportHours by ->
              "In support hours " + words(by.during()) + ", else " + words(by.outside());
        };
    return List.of(
        new Setting("Urgency", urgency),
        new Setting(
            "Pages again", after(service.acknowledgementTimeout(), " after an acknowledgement")),
        new Setting(
            "Resolves by itself", after(service.autoResolveTimeout(), " after it was made")),
        new Setting("Takes events", service.disabled() ? "No: it is disabled" : "Yes"));
  }

  private static String words(UrgencyBasis basis) {
    return switch (basis) {
      case HIGH -> "high";
      case LOW -> "low";
      case SEVERITY_BASED -> "as severe: high when severity is critical or error, else low";
    };
  }

  private static String after(@Nullable Duration time, String words) {
    return time == null ? "Never" : Times.countdown(time) + words;
  }
}
