package tocsin.web.page.entry;

import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.DirectoryChange;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.EscalationRule;
import tocsin.core.account.EscalationTarget;
import tocsin.core.account.Integration;
import tocsin.core.account.Service;
import tocsin.core.account.UrgencyRule;
import tocsin.core.id.EscalationPolicyId;
import tocsin.core.id.EscalationRuleId;
import tocsin.core.id.IntegrationId;
import tocsin.core.id.ServiceId;
import tocsin.storage.IncidentQueries;
import tocsin.web.App;
import tocsin.web.http.Reply;
import tocsin.web.page.account.Snippets;
import tocsin.web.page.account.TestEvent;
import tocsin.web.page.frame.Html;
import tocsin.web.page.frame.Notice;
import tocsin.web.page.frame.Selection;
import tocsin.web.page.frame.Sheet;
import tocsin.web.page.frame.Visit;
import tocsin.web.page.incident.IncidentRow;

/** The rest of the first set-up: a first service, and a first page that really arrives. */
public final class WelcomePage {
  private static final Duration LEVEL = Duration.ofMinutes(15);
  private static final int KEY_BYTES = 16;
  private static final int LONGEST_NAME = 100;

  private final App app;
  private final IncidentQueries queries;
  private final TestEvent testEvent;
  private final Html html;

  public WelcomePage(App app, Html html) {
    this.app = app;
    this.queries = app.stores().queries();
    this.testEvent = new TestEvent(app);
    this.html = html;
  }

  /**
   * What the template shows.
   *
   * @param serviceId null until the first service is made
   * @param arrived the latest incident of the service; null until there is one
   */
  public record Content(
      @Nullable String serviceId,
      String service,
      @Nullable Snippets snippets,
      @Nullable IncidentRow arrived,
      String email) {}

  /** Answers {@code GET /ui/welcome}. */
  public Reply show(Visit visit) {
    Optional<Service> service = oldest(visit);
    Notice notice = visit.query("sent").map(TestEvent::notice).orElse(null);
    Content content =
        service
            .map(s -> content(s, visit))
            .orElseGet(() -> new Content(null, "", null, null, visit.user().email()));
    return html.show(
        visit, Sheet.of("welcome", "Your first page", null, content).live().noting(notice));
  }

  private Content content(Service service, Visit visit) {
    String key =
        service.integrations().isEmpty() ? "" : service.integrations().getFirst().routingKey();
    IncidentRow arrived =
        queries.list(Selection.all().of(service.id()).filter(0, 1)).stream()
            .findFirst()
            .map(incident -> IncidentRow.of(incident, visit.directory(), visit.times()))
            .orElse(null);
    return new Content(
        service.id().value(),
        service.name(),
        Snippets.of(visit.request().baseUrl(), key),
        arrived,
        visit.user().email());
  }

  private static Optional<Service> oldest(Visit visit) {
    return visit.directory().all(Service.class).stream()
        .min(Comparator.comparing(Service::createdAt).thenComparing(Service::key));
  }

  /** Answers {@code POST /ui/welcome}: makes the first service, or sends a test event to it. */
  public Reply act(Visit visit) {
    Optional<Service> service = oldest(visit);
    if (service.isPresent()) {
      return Reply.seeOther("/ui/welcome?sent=" + testEvent.send(service.get(), visit));
    }
    String name =
        visit.posted("service").filter(n -> n.length() <= LONGEST_NAME).orElse("My first service");
    app.directory()
        .change(now -> now.all(Service.class).isEmpty() ? firstService(name, visit) : List.of());
    return Reply.seeOther("/ui/welcome");
  }

  private List<DirectoryChange> firstService(String name, Visit visit) {
    EscalationRule level =
        new EscalationRule(
            new EscalationRuleId(app.ids().next()),
            LEVEL,
            List.of(new EscalationTarget.OfUser(visit.user().id())));
    EscalationPolicy policy =
        new EscalationPolicy(
            new EscalationPolicyId(app.ids().next()),
            "Everybody",
            "Made at the first start. Add people and levels.",
            List.of(level),
            2,
            List.of());
    Service service =
        new Service(
            new ServiceId(app.ids().next()),
            name,
            "",
            policy.id(),
            UrgencyRule.HIGH,
            null,
            null,
            false,
            List.of(integration(visit)),
            List.of(),
            visit.now());
    return List.of(new DirectoryChange.Put(policy), new DirectoryChange.Put(service));
  }

  private Integration integration(Visit visit) {
    return new Integration(
        new IntegrationId(app.ids().next()),
        "Events API v2",
        "events_api_v2_inbound_integration",
        HexFormat.of().formatHex(app.random().bytes(KEY_BYTES)),
        visit.now());
  }
}
