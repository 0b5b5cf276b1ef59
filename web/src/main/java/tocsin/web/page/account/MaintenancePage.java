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
import tocsin.core.id.ServiceId;
import tocsin.core.permission.Action;
import tocsin.core.permission.Target;
import tocsin.web.http.ProblemException;
import tocsin.web.http.Problems;
import tocsin.web.http.Reply;
import tocsin.web.page.edit.FormPost;
import tocsin.web.page.frame.Html;
import tocsin.web.page.frame.LocalTimes;
import tocsin.web.page.frame.Notice;
import tocsin.web.page.frame.Section;
import tocsin.web.page.frame.Sheet;
import tocsin.web.page.frame.Visit;
import tocsin.web.rest.InnerRest.Wish;
import tocsin.web.rest.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Maintenance windows: when services make no incidents, since somebody works on them. */
public final class MaintenancePage {
  private static final int MOST_ROWS = 100;
  private static final int MOST_PAST = 20;
  private static final Duration USUAL = Duration.ofHours(1);

  private static final String WINDOWS = "/maintenance_windows";

  private final FormPost post;
  private final Html html;

  public MaintenancePage(FormPost post, Html html) {
    this.post = post;
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

  /** Answers {@code POST /ui/maintenance}. */
  public Reply make(Visit visit) throws Exception {
    List<String> chosen = visit.form().all("service");
    ObjectNode said = said(visit);
    ArrayNode services = said.putArray("services");
    chosen.forEach(id -> services.addObject().put("id", id));
    return send(visit, Wish.post(WINDOWS, wrapped(said)), "made");
  }

  /** Answers {@code POST /ui/maintenance/:id}: changes it or ends it, as the button says. */
  public Reply act(Visit visit) throws Exception {
    String id = visit.request().param("id");
    return switch (visit.posted("do").orElse("")) {
      case "end" -> send(visit, Wish.delete(WINDOWS, id), "ended");
      case "change" -> send(visit, Wish.put(WINDOWS, id, wrapped(said(visit))), "changed");
      default -> throw new ProblemException(Problems.INVALID_INPUT);
    };
  }

  private Reply send(Visit visit, Wish wish, String done) throws Exception {
    return switch (post.send(visit, wish)) {
      case FormPost.Outcome.Done unused -> Reply.seeOther("/ui/maintenance?done=" + done);
      case FormPost.Outcome.Wrong(int status, Notice notice) ->
          show(status, visit, Set.copyOf(visit.form().all("service")), notice);
    };
  }

  private static ObjectNode wrapped(ObjectNode window) {
    return Json.object().set("maintenance_window", window);
  }

  private static ObjectNode said(Visit visit) {
    ObjectNode said = Json.object();
    said.put("description", visit.posted("description").orElse(""));
    time("start_time", "from", said, visit);
    time("end_time", "until", said, visit);
    return said;
  }

  /** What can't be read as a time is said as it is, for the API to find fault with. */
  private static void time(String field, String name, ObjectNode said, Visit visit) {
    try {
      LocalTimes.posted(name, visit).ifPresent(at -> said.put(field, at.toString()));
    } catch (ProblemException e) {
      said.put(field, visit.posted(name).orElse(""));
    }
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
