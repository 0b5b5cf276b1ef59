package tocsin.web.rest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.Directory;
import tocsin.core.account.DirectoryChange;
import tocsin.core.account.MaintenanceWindow;
import tocsin.core.id.MaintenanceWindowId;
import tocsin.core.id.ServiceId;
import tocsin.core.id.TeamId;
import tocsin.core.id.UserId;
import tocsin.web.App;
import tocsin.web.http.Problem;
import tocsin.web.http.ProblemException;

/** What people may do with maintenance windows, by REST and on the pages alike. */
public final class MaintenanceDesk {
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

  public MaintenanceDesk(App app) {
    this.app = app;
  }

  /**
   * Makes one as it is said.
   *
   * @param maker null when a key without a person makes it
   */
  public MaintenanceWindow make(Input input, @Nullable UserId maker, Instant now) {
    MaintenanceWindowId id = new MaintenanceWindowId(app.ids().next());
    Directory after =
        app.directory()
            .change(current -> {
              MaintenanceWindow made = read(input, id, maker, current, now);
              List<DirectoryChange> changes = new ArrayList<>(room(current, now));
              changes.add(new DirectoryChange.Put(made));
              return changes;
            });
    return find(id, after);
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

  /** Changes what is said of one that is not over. */
  public MaintenanceWindow change(MaintenanceWindowId id, Input input, Instant now) {
    Directory after =
        app.directory()
            .change(current -> {
              MaintenanceWindow before = find(id, current);
              if (before.isPast(now)) {
                throw Call.wrong("The maintenance window is over and can't be changed");
              }
              return List.of(
                  new DirectoryChange.Put(
                      read(input, before.id(), before.createdBy(), current, now)));
            });
    return find(id, after);
  }

  /** A window that lasts ends now; one to come was never there; one that is over stays. */
  public void end(MaintenanceWindowId id, Instant now) {
    app.directory()
        .change(current -> {
          MaintenanceWindow window = find(id, current);
          if (window.isPast(now)) {
            throw new ProblemException(OVER);
          }
          return List.of(
              window.isOngoing(now) && window.start().isBefore(now)
                  ? new DirectoryChange.Put(window.endedAt(now))
                  : new DirectoryChange.Remove(MaintenanceWindow.class, window.key()));
        });
  }

  private static MaintenanceWindow find(MaintenanceWindowId id, Directory directory) {
    return directory.maintenanceWindow(id).orElseThrow(Call::notFound);
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
}
