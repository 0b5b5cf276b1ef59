package tocsin.web.page.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.MaintenanceWindow;
import tocsin.core.account.Service;
import tocsin.core.id.MaintenanceWindowId;
import tocsin.core.id.ServiceId;
import tocsin.core.permission.Action;
import tocsin.core.permission.Target;
import tocsin.web.App;
import tocsin.web.access.Asking;
import tocsin.web.http.ProblemException;
import tocsin.web.http.Problems;
import tocsin.web.http.Reply;
import tocsin.web.page.frame.Html;
import tocsin.web.page.frame.LocalTimes;
import tocsin.web.page.frame.Notice;
import tocsin.web.page.frame.Section;
import tocsin.web.page.frame.Sheet;
import tocsin.web.page.frame.Visit;
import tocsin.web.rest.Input;
import tocsin.web.rest.Json;
import tocsin.web.rest.MaintenanceDesk;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Maintenance windows: when services make no incidents, since somebody works on them. */
public final class MaintenancePage {
  private static final int MOST_ROWS = 100;
  private static final int MOST_PAST = 20;
  private static final Duration USUAL = Duration.ofHours(1);

  private final MaintenanceDesk desk;
  private final Html html;

  public MaintenancePage(App app, Html html) {
    this.desk = new MaintenanceDesk(app);
    this.html = html;
  }

  /**
   * What the template shows.
   *
   * @param of the service that all is about; null when it is about all of them
   * @param services those for which the reader may plan maintenance
   */
  public record Content(
      @Nullable String of,
      List<WindowRow> open,
      List<WindowRow> past,
      List<Choice> services,
      String description,
      String from,
      String until,
      String zone) {}

  /** A service to choose. */
  public record Choice(String id, String name, boolean chosen) {}

  /** Answers {@code GET /ui/maintenance}; {@code service} narrows it to one and chooses that. */
  public Reply show(Visit visit) {
    Set<String> chosen = new HashSet<>();
    visit.query("service").ifPresent(chosen::add);
    return show(200, visit, chosen, visit.query("done").map(MaintenancePage::notice).orElse(null));
  }

  private static Notice notice(String done) {
    return switch (done) {
      case "made" -> Notice.done("The window is made.", "Its services make no incidents then.");
      case "changed" -> Notice.done("Saved.", "");
      default -> Notice.done("The window is over.", "Events make incidents again.");
    };
  }

  /** The services that the form names, for each of which it must be permitted. */
  public static List<Target> services(Asking asking) {
    List<Target> services =
        asking.request().form().all("service").stream()
            .filter(MaintenancePage::isId)
            .flatMap(id -> asking.directory().service(new ServiceId(id)).stream())
            .map(service -> Target.of(service, asking.directory()))
            .toList();
    return services.isEmpty() ? List.of(Target.ACCOUNT) : services;
  }

  /** Answers {@code POST /ui/maintenance}. */
  public Reply make(Visit visit) {
    List<String> chosen = visit.form().all("service");
    try {
      ObjectNode said = said(visit);
      ArrayNode services = said.putArray("services");
      chosen.forEach(id -> services.addObject().put("id", id));
      var unused = desk.make(Input.of(said), visit.user().id(), visit.now());
      return Reply.seeOther("/ui/maintenance?done=made");
    } catch (ProblemException e) {
      return again(visit, e, Set.copyOf(chosen));
    }
  }

  /** Answers {@code POST /ui/maintenance/:id}: changes it or ends it, as the button says. */
  public Reply act(Visit visit) {
    MaintenanceWindowId id = new MaintenanceWindowId(visit.request().param("id"));
    try {
      switch (visit.posted("do").orElse("")) {
        case "end" -> {
          desk.end(id, visit.now());
          return Reply.seeOther("/ui/maintenance?done=ended");
        }
        case "change" -> {
          var unused = desk.change(id, Input.of(said(visit)), visit.now());
          return Reply.seeOther("/ui/maintenance?done=changed");
        }
        default -> throw new ProblemException(Problems.INVALID_INPUT);
      }
    } catch (ProblemException e) {
      return again(visit, e, Set.of());
    }
  }

  private static ObjectNode said(Visit visit) {
    ObjectNode said = Json.object();
    said.put("description", visit.posted("description").orElse(""));
    LocalTimes.posted("from", visit).ifPresent(at -> said.put("start_time", at.toString()));
    LocalTimes.posted("until", visit).ifPresent(at -> said.put("end_time", at.toString()));
    return said;
  }

  private Reply again(Visit visit, ProblemException e, Set<String> chosen) {
    return show(
        e.problem().status(),
        visit,
        chosen,
        Notice.wrong(String.join(". ", e.problem().errors()) + ".", "Nothing was changed."));
  }

  private Reply show(int status, Visit visit, Set<String> chosen, @Nullable Notice notice) {
    Optional<Service> only =
        visit
            .query("service")
            .filter(MaintenancePage::isId)
            .flatMap(id -> visit.directory().service(new ServiceId(id)));
    Predicate<MaintenanceWindow> wanted =
        window -> only.isEmpty() || window.services().contains(only.get().id());
    Instant now = visit.now();
    Content content =
        new Content(
            only.map(Service::name).orElse(null),
            rows(
                windows(visit, wanted.and(window -> !window.isPast(now)))
                    .sorted(Comparator.comparing(MaintenanceWindow::start))
                    .limit(MOST_ROWS),
                visit),
            rows(
                windows(visit, wanted.and(window -> window.isPast(now)))
                    .sorted(Comparator.comparing(MaintenanceWindow::end).reversed())
                    .limit(MOST_PAST),
                visit),
            choices(visit, chosen),
            visit.posted("description").orElse(""),
            visit.posted("from").orElse(LocalTimes.field(now, visit)),
            visit.posted("until").orElse(LocalTimes.field(now.plus(USUAL), visit)),
            visit.times().city());
    return html.show(
        status,
        visit,
        Sheet.of("maintenance", "Maintenance", Section.MAINTENANCE, content).noting(notice));
  }

  private static Stream<MaintenanceWindow> windows(
      Visit visit, Predicate<MaintenanceWindow> wanted) {
    return visit.directory().all(MaintenanceWindow.class).stream().filter(wanted);
  }

  private static List<WindowRow> rows(Stream<MaintenanceWindow> windows, Visit visit) {
    return windows.map(window -> WindowRow.of(window, visit)).toList();
  }

  /** Those of that service that are not over, the next one first. */
  static List<WindowRow> openOf(Service service, Visit visit) {
    return rows(
        windows(visit, window -> !window.isPast(visit.now()))
            .filter(window -> window.services().contains(service.id()))
            .sorted(Comparator.comparing(MaintenanceWindow::start))
            .limit(MOST_PAST),
        visit);
  }

  private static List<Choice> choices(Visit visit, Set<String> chosen) {
    return visit.directory().all(Service.class).stream()
        .filter(s -> visit.may(Action.MAINTAIN_SERVICE, Target.of(s, visit.directory())))
        .sorted(Comparator.comparing(Service::name))
        .map(s -> new Choice(s.id().value(), s.name(), chosen.contains(s.id().value())))
        .toList();
  }

  private static boolean isId(String text) {
    return text.matches("[!-~]{1,64}");
  }
}
