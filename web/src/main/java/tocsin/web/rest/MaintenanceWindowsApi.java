package tocsin.web.rest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.Directory;
import tocsin.core.account.DirectoryChange;
import tocsin.core.account.MaintenanceWindow;
import tocsin.core.id.MaintenanceWindowId;
import tocsin.core.id.ServiceId;
import tocsin.core.id.TeamId;
import tocsin.core.id.UserId;
import tocsin.core.incident.Actor;
import tocsin.core.incident.Agent;
import tocsin.web.App;
import tocsin.web.http.Problem;
import tocsin.web.http.ProblemException;
import tocsin.web.http.Reply;
import tocsin.web.rest.shape.MaintenanceWindowShape;
import tocsin.web.rest.shape.Shaping;

/** {@code /maintenance_windows}: times in which services make no incidents. */
final class MaintenanceWindowsApi {
  private static final int DESCRIPTION = 10_000;
  private static final int MOST_SERVICES = 1_000;
  private static final Duration FARTHEST = Duration.ofDays(3_660);

  /** Windows that are over are kept as long as there are no more than this. */
  private static final int MOST_PAST = 5_000;

  private static final int MOST_OPEN = 5_000;
  private static final Problem OVER =
      new Problem(
          405,
          5003,
          "Past Maintenance Window",
          List.of("The maintenance window is over and can't be deleted"));

  private final App app;

  MaintenanceWindowsApi(App app) {
    this.app = app;
  }

  /** Which of the windows are asked for. */
  private enum Part {
    PAST,
    FUTURE,
    ONGOING,
    OPEN,
    ALL;

    boolean includes(MaintenanceWindow window, Instant now) {
      return switch (this) {
        case PAST -> window.isPast(now);
        case FUTURE -> window.isFuture(now);
        case ONGOING -> window.isOngoing(now);
        case OPEN -> !window.isPast(now);
        case ALL -> true;
      };
    }
  }

  Reply list(Call call) {
    Shaping shaping = shaping(call, call.directory());
    Part part =
        call.query()
            .first("filter")
            .filter(text -> !text.isBlank())
            .map(text ->
                Words.find(text, Part.class)
                    .orElseThrow(() ->
                        Call.wrong(
                            "Filter must be one of: " + String.join(", ", Words.all(Part.class)))))
            .orElse(Part.ALL);
    List<MaintenanceWindow> windows =
        call.directory().all(MaintenanceWindow.class).stream()
            .filter(window -> part.includes(window, call.now()))
            .filter(asked(call, shaping))
            .sorted(Comparator.comparingInt(MaintenanceWindow::sequence))
            .toList();
    return call.page()
        .of(windows, "maintenance_windows", window -> MaintenanceWindowShape.of(shaping, window));
  }

  private static Predicate<MaintenanceWindow> asked(Call call, Shaping shaping) {
    Set<TeamId> teams = call.ids("team_ids", TeamId::new);
    Set<ServiceId> services = call.ids("service_ids", ServiceId::new);
    boolean anyTeam = call.query().all("team_ids").isEmpty();
    boolean anyService = call.query().all("service_ids").isEmpty();
    String part = call.query().first("query").orElse("").toLowerCase(Locale.ROOT);
    return window ->
        (anyTeam
                || MaintenanceWindowShape.teamsOf(shaping, window).stream()
                    .anyMatch(teams::contains))
            && (anyService || window.services().stream().anyMatch(services::contains))
            && window.description().toLowerCase(Locale.ROOT).contains(part);
  }

  Reply get(Call call) {
    return shown(call, 200, find(call, call.directory()), call.directory());
  }

  Reply create(Call call) {
    Input input = call.body("maintenance_window");
    UserId maker =
        call.requesterIfSaid().map(Actor::agent).flatMap(MaintenanceWindowsApi::user).orElse(null);
    MaintenanceWindowId id = new MaintenanceWindowId(app.ids().next());
    Directory after =
        app.directory()
            .change(current -> {
              MaintenanceWindow made = read(input, id, maker, current, call.now());
              List<DirectoryChange> changes = new ArrayList<>(room(current, call.now()));
              changes.add(new DirectoryChange.Put(made));
              return changes;
            });
    return shown(call, 201, after.maintenanceWindow(id).orElseThrow(Call::notFound), after);
  }

  private static Optional<UserId> user(Agent agent) {
    return agent instanceof Agent.OfUser(UserId user) ? Optional.of(user) : Optional.empty();
  }

  /** Refuses one window too many, and forgets the oldest of those that are over. */
  private static List<DirectoryChange> room(Directory directory, Instant now) {
    List<MaintenanceWindow> past =
        directory.all(MaintenanceWindow.class).stream()
            .filter(window -> window.isPast(now))
            .sorted(Comparator.comparing(MaintenanceWindow::end))
            .toList();
    if (directory.all(MaintenanceWindow.class).size() - past.size() >= MOST_OPEN) {
      throw Call.wrong("There may be at most " + MOST_OPEN + " future and ongoing windows");
    }
    return past.stream()
        .limit(Math.max(0, past.size() - MOST_PAST))
        .<DirectoryChange>map(w -> new DirectoryChange.Remove(MaintenanceWindow.class, w.key()))
        .toList();
  }

  Reply update(Call call) {
    Input input = call.body("maintenance_window");
    Directory after =
        app.directory()
            .change(current -> {
              MaintenanceWindow before = find(call, current);
              if (before.isPast(call.now())) {
                throw Call.wrong("The maintenance window is over and can't be changed");
              }
              return List.of(
                  new DirectoryChange.Put(
                      read(input, before.id(), before.createdBy(), current, call.now())));
            });
    return shown(call, 200, find(call, after), after);
  }

  /** A window that lasts ends now; one to come was never there; one that is over stays. */
  Reply delete(Call call) {
    app.directory()
        .change(current -> {
          MaintenanceWindow window = find(call, current);
          if (window.isPast(call.now())) {
            throw new ProblemException(OVER);
          }
          return List.of(
              window.isOngoing(call.now()) && window.start().isBefore(call.now())
                  ? new DirectoryChange.Put(window.endedAt(call.now()))
                  : new DirectoryChange.Remove(MaintenanceWindow.class, window.key()));
        });
    return Reply.empty(204);
  }

  private static MaintenanceWindow find(Call call, Directory directory) {
    return directory
        .maintenanceWindow(call.id("id", MaintenanceWindowId::new))
        .orElseThrow(Call::notFound);
  }

  private static MaintenanceWindow read(
      Input input,
      MaintenanceWindowId id,
      @Nullable UserId maker,
      Directory directory,
      Instant now) {
    Optional<MaintenanceWindow> before = directory.maintenanceWindow(id);
    Instant start = start(input, before, now);
    Instant end = input.time("end_time").or(() -> before.map(MaintenanceWindow::end)).orElse(now);
    if (before.isEmpty() && input.text("end_time", 100).isEmpty()) {
      input.wrong("end_time", "can't be blank");
    } else if (!end.isAfter(now) || !end.isAfter(start)) {
      input.wrong("end_time", "must be in the future and after start time");
    } else if (end.isAfter(now.plus(FARTHEST))) {
      input.wrong("end_time", "must be within ten years");
    }
    String description =
        input.has("description")
            ? input.text("description", DESCRIPTION).orElse("")
            : before.map(MaintenanceWindow::description).orElse("");
    List<ServiceId> services =
        input.has("services") || before.isEmpty()
            ? services(input, directory)
            : before.get().services();
    List<TeamId> teams =
        ServicesApi.teams(input, directory)
            .or(() -> before.map(MaintenanceWindow::teams))
            .orElse(List.of());
    input.check();
    int sequence = before.map(MaintenanceWindow::sequence).orElseGet(() -> next(directory));
    return new MaintenanceWindow(id, sequence, start, end, description, services, teams, maker);
  }

  /** A start in the past is now; one that has begun has begun. */
  private static Instant start(Input input, Optional<MaintenanceWindow> before, Instant now) {
    Optional<Instant> wanted = input.time("start_time");
    if (before.isPresent() && !before.get().isFuture(now)) {
      return before.get().start();
    }
    if (before.isEmpty() && input.text("start_time", 100).isEmpty()) {
      input.wrong("start_time", "can't be blank");
    }
    Instant start = wanted.or(() -> before.map(MaintenanceWindow::start)).orElse(now);
    return start.isBefore(now) ? now : start;
  }

  private static List<ServiceId> services(Input input, Directory directory) {
    List<ServiceId> services =
        input.objects("services", MOST_SERVICES).stream()
            .flatMap(service -> service.id(ServiceId::new).stream())
            .distinct()
            .toList();
    if (services.isEmpty()) {
      input.wrong("services", "can't be blank");
    }
    for (ServiceId service : services) {
      if (directory.service(service).isEmpty()) {
        input.wrong("service " + service, "was not found");
      }
    }
    return services;
  }

  private static int next(Directory directory) {
    return 1
        + directory.all(MaintenanceWindow.class).stream()
            .mapToInt(MaintenanceWindow::sequence)
            .max()
            .orElse(0);
  }

  private static Shaping shaping(Call call, Directory directory) {
    return call.shaping(directory, directory.account().zone());
  }

  private static Reply shown(Call call, int status, MaintenanceWindow window, Directory directory) {
    return Json.reply(
        status, "maintenance_window", MaintenanceWindowShape.of(shaping(call, directory), window));
  }
}
