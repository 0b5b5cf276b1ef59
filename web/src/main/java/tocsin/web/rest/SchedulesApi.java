package tocsin.web.rest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tocsin.core.account.Directory;
import tocsin.core.account.DirectoryChange;
import tocsin.core.account.ScheduleEntry;
import tocsin.core.id.ScheduleId;
import tocsin.core.id.TeamId;
import tocsin.core.id.UserId;
import tocsin.core.schedule.Edges;
import tocsin.core.schedule.OnCall;
import tocsin.core.schedule.Schedule;
import tocsin.core.schedule.ScheduleDates;
import tocsin.core.schedule.ScheduleRenderer;
import tocsin.core.schedule.Window;
import tocsin.web.App;
import tocsin.web.http.Reply;
import tocsin.web.rest.shape.ScheduleShape;
import tocsin.web.rest.shape.ScheduleShape.View;
import tocsin.web.rest.shape.Shaping;
import tocsin.web.rest.shape.UserShape;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /schedules}: who is on call when. */
final class SchedulesApi {
  private static final Duration USUAL_WINDOW = Duration.ofDays(14);
  private static final Duration LONGEST_WINDOW = Duration.ofDays(370);

  private final App app;

  SchedulesApi(App app) {
    this.app = app;
  }

  Reply list(Call call) {
    Set<TeamId> teams = call.ids("team_ids", TeamId::new);
    boolean anyTeam = call.query().all("team_ids").isEmpty();
    boolean whole =
        call.includes().stream()
            .anyMatch(
                Set.of("schedule_layers", "overrides_subschedule", "final_schedule")::contains);
    View view = view(call);
    List<ScheduleEntry> entries =
        Names.matching(
                call.directory().all(ScheduleEntry.class),
                call.query(),
                entry -> entry.schedule().name())
            .stream()
            .filter(entry -> anyTeam || entry.schedule().teams().stream().anyMatch(teams::contains))
            .toList();
    return call.page()
        .of(
            entries,
            "schedules",
            entry -> {
              Schedule schedule = entry.schedule();
              Shaping shaping = call.shaping(schedule.zone());
              ObjectNode shape =
                  whole
                      ? ScheduleShape.of(shaping, schedule, view)
                      : ScheduleShape.brief(shaping, schedule);
              addNextShift(call, schedule, shape);
              return shape;
            });
  }

  Reply get(Call call) {
    return shown(call, 200, find(call, call.directory()), call.directory());
  }

  Reply create(Call call) {
    Input input = call.body("schedule");
    ScheduleId id = new ScheduleId(app.ids().next());
    Directory after =
        app.directory()
            .change(current -> put(reader(call, current).read(input, id, Optional.empty())));
    return shown(call, 201, after.schedule(id).orElseThrow(Call::notFound), after);
  }

  Reply update(Call call) {
    Input input = call.body("schedule");
    Directory after =
        app.directory()
            .change(current -> {
              Schedule before = find(call, current);
              return put(reader(call, current).read(input, before.id(), Optional.of(before)));
            });
    return shown(call, 200, find(call, after), after);
  }

  /** Renders a schedule without keeping it. */
  Reply preview(Call call) {
    Schedule schedule =
        reader(call, call.directory())
            .read(call.body("schedule"), new ScheduleId("PREVIEW"), Optional.empty());
    return shown(call, 200, schedule, call.directory());
  }

  private ScheduleInput reader(Call call, Directory directory) {
    return new ScheduleInput(directory, app.ids(), call.now());
  }

  private static List<DirectoryChange> put(Schedule schedule) {
    return List.of(new DirectoryChange.Put(new ScheduleEntry(schedule)));
  }

  Reply delete(Call call) {
    new ScheduleRemoval(app).of(find(call, call.directory()));
    return Reply.empty(204);
  }

  /** Everybody who is on call in the window, or takes turns at all when none is given. */
  Reply users(Call call) {
    Schedule schedule = find(call, call.directory());
    Window window = view(call).window();
    var users =
        window == null
            ? schedule.users()
            : ScheduleRenderer.finalSchedule(schedule, window, Edges.CUT).users();
    Shaping shaping = call.shaping(schedule.zone());
    ArrayNode shown = Json.list();
    users.forEach(
        id -> call.directory().user(id).ifPresent(user -> shown.add(UserShape.of(shaping, user))));
    return Json.reply(200, "users", shown);
  }

  /** The schedule whom {@code :id} names. */
  static Schedule find(Call call, Directory directory) {
    return directory.schedule(call.id("id", ScheduleId::new)).orElseThrow(Call::notFound);
  }

  /** What {@code since}, {@code until} and {@code overflow} ask for. */
  static View view(Call call) {
    Optional<Instant> since = call.time("since");
    Optional<Instant> until = call.time("until");
    if (since.isEmpty() && until.isEmpty()) {
      return View.NONE;
    }
    Instant start = since.orElseGet(() -> until.orElseThrow().minus(USUAL_WINDOW));
    Instant end = until.orElseGet(() -> start.plus(USUAL_WINDOW));
    checkDate("since", start);
    checkDate("until", end);
    if (!end.isAfter(start)) {
      throw Call.wrong("until must be after since");
    }
    if (Duration.between(start, end).compareTo(LONGEST_WINDOW) > 0) {
      throw Call.wrong("The range from since to until may be one year long at most");
    }
    Edges edges = Flags.isOn(call.query(), "overflow") ? Edges.WHOLE : Edges.CUT;
    return new View(new Window(start, end), edges);
  }

  /** Refuses dates that no schedule could name. */
  static void checkDate(String name, Instant date) {
    Optional<String> problem = ScheduleDates.problem(name, date);
    if (problem.isPresent()) {
      throw Call.wrong(problem.get());
    }
  }

  private Reply shown(Call call, int status, Schedule schedule, Directory directory) {
    Shaping shaping = call.shaping(directory, schedule.zone());
    ObjectNode shape = ScheduleShape.of(shaping, schedule, view(call));
    addNextShift(call, schedule, shape);
    return Json.reply(status, "schedule", shape);
  }

  /** When the user whom {@code include_next_oncall_for_user} names is next on call, if asked. */
  private static void addNextShift(Call call, Schedule schedule, ObjectNode shape) {
    Optional<UserId> user =
        call.query()
            .first("include_next_oncall_for_user")
            .flatMap(text -> Ids.parse(text, UserId::new));
    if (user.isPresent()) {
      Shaping shaping = call.shaping(schedule.zone());
      OnCall.nextShift(schedule, user.get(), call.now(), LONGEST_WINDOW)
          .ifPresentOrElse(
              shift -> shape.set("next_oncall_for_user", ScheduleShape.shift(shaping, shift)),
              () -> shape.putNull("next_oncall_for_user"));
    }
  }
}
