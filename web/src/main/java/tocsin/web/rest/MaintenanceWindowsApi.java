package tocsin.web.rest;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tocsin.core.account.Directory;
import tocsin.core.account.MaintenanceWindow;
import tocsin.core.id.MaintenanceWindowId;
import tocsin.core.id.ServiceId;
import tocsin.core.id.TeamId;
import tocsin.core.id.UserId;
import tocsin.core.incident.Actor;
import tocsin.core.incident.Agent;
import tocsin.web.App;
import tocsin.web.http.Reply;
import tocsin.web.rest.shape.MaintenanceWindowShape;
import tocsin.web.rest.shape.Shaping;

/** {@code /maintenance_windows}: times in which services make no incidents. */
final class MaintenanceWindowsApi {
  private final App app;
  private final MaintenanceDesk desk;

  MaintenanceWindowsApi(App app) {
    this.app = app;
    this.desk = new MaintenanceDesk(app);
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
    MaintenanceWindow made = desk.make(input, maker, call.now());
    return shown(call, 201, made, app.directory().current());
  }

  private static Optional<UserId> user(Agent agent) {
    return agent instanceof Agent.OfUser(UserId user) ? Optional.of(user) : Optional.empty();
  }

  Reply update(Call call) {
    MaintenanceWindow before = find(call, call.directory());
    Input input = call.body("maintenance_window");
    MaintenanceWindow after = desk.change(before.id(), input, call.now());
    return shown(call, 200, after, app.directory().current());
  }

  Reply delete(Call call) {
    desk.end(find(call, call.directory()).id(), call.now());
    return Reply.empty(204);
  }

  private static MaintenanceWindow find(Call call, Directory directory) {
    return directory
        .maintenanceWindow(call.id("id", MaintenanceWindowId::new))
        .orElseThrow(Call::notFound);
  }

  private static Shaping shaping(Call call, Directory directory) {
    return call.shaping(directory, directory.account().zone());
  }

  private static Reply shown(Call call, int status, MaintenanceWindow window, Directory directory) {
    return Json.reply(
        status, "maintenance_window", MaintenanceWindowShape.of(shaping(call, directory), window));
  }
}
