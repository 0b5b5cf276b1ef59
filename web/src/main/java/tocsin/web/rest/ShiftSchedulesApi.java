package tocsin.web.rest;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tocsin.core.account.Directory;
import tocsin.core.account.ShiftBasedScheduleEntry;
import tocsin.core.id.RotationEventId;
import tocsin.core.id.RotationId;
import tocsin.core.id.ScheduleId;
import tocsin.core.id.TeamId;
import tocsin.core.schedule.Edges;
import tocsin.core.schedule.EventRotation;
import tocsin.core.schedule.RotationEvent;
import tocsin.core.schedule.ShiftBasedSchedule;
import tocsin.core.schedule.ShiftScheduleCheck;
import tocsin.core.schedule.Window;
import tocsin.web.App;
import tocsin.web.http.Reply;
import tocsin.web.rest.shape.ScheduleShape.View;
import tocsin.web.rest.shape.Shaping;
import tocsin.web.rest.shape.ShiftBasedShape;

/** {@code /v3/schedules}: schedules made of recurring events. */
final class ShiftSchedulesApi {
  private static final int NAME = 255;
  private static final int DESCRIPTION = 1_024;
  private static final Duration USUAL_WINDOW = Duration.ofDays(14);

  private final App app;
  private final ShiftDesk desk;

  ShiftSchedulesApi(App app, ShiftDesk desk) {
    this.app = app;
    this.desk = desk;
  }

  Reply list(Call call) {
    String part = call.query().first("query").orElse("").toLowerCase(Locale.ROOT);
    List<ShiftBasedSchedule> found =
        call.directory().all(ShiftBasedScheduleEntry.class).stream()
            .map(ShiftBasedScheduleEntry::schedule)
            .filter(schedule -> schedule.name().toLowerCase(Locale.ROOT).contains(part))
            .sorted(
                Comparator.comparing(ShiftBasedSchedule::name)
                    .thenComparing(schedule -> schedule.id().value()))
            .toList();
    return ShiftDesk.page(
        call,
        "schedules",
        found,
        schedule -> ShiftBasedShape.brief(call.shaping(schedule.zone()), schedule));
  }

  Reply get(Call call) {
    return shown(call, 200, ShiftDesk.find(call, call.directory()), call.directory());
  }

  Reply create(Call call) {
    Input input = call.body("schedule");
    ScheduleId id = new ScheduleId(app.ids().next());
    ShiftBasedSchedule made = desk.keep(call, current -> read(call, input, id, current));
    return shown(call, 201, made, app.directory().current());
  }

  /**
   * Changes what the schedule is called and whose it is; its rotations are changed by themselves.
   */
  Reply update(Call call) {
    Input input = call.body("schedule");
    ShiftBasedSchedule made = desk.change(call, (before, current) -> head(input, before, current));
    return shown(call, 200, made, app.directory().current());
  }

  Reply delete(Call call) {
    new ScheduleRemoval(app).of(ShiftDesk.find(call, call.directory()));
    return Reply.empty(204);
  }

  private ShiftBasedSchedule read(Call call, Input input, ScheduleId id, Directory directory) {
    var empty =
        new ShiftBasedSchedule(
            id, "", "", ZoneId.of("UTC"), List.of(), List.of(), List.of(), List.of(), List.of());
    Optional<ZoneId> zone = input.zone("time_zone");
    if (zone.isEmpty() && !input.has("time_zone")) {
      input.wrong("time_zone", "can't be blank");
    }
    var unused = input.filled("name", NAME, true);
    List<EventRotation> rotations = new ArrayList<>();
    for (Input each : input.objects("rotations", ShiftScheduleCheck.MAX_ROTATIONS)) {
      rotations.add(rotation(call, each, zone.orElse(empty.zone()), directory));
    }
    ShiftBasedSchedule named = head(input, empty, directory);
    return new ShiftBasedSchedule(
        id,
        named.name(),
        named.description(),
        named.zone(),
        rotations,
        List.of(),
        List.of(),
        List.of(),
        named.teams());
  }

  /** A rotation with the events that come with it, if any. */
  private EventRotation rotation(Call call, Input input, ZoneId zone, Directory directory) {
    ShiftInput reader = new ShiftInput(directory, call.now());
    List<RotationEvent> events = new ArrayList<>();
    for (Input each : input.objects("events", ShiftScheduleCheck.MAX_EVENTS)) {
      RotationEventId id = new RotationEventId(app.ids().next());
      reader
          .event(each, id, zone, Optional.empty())
          .map(event -> RotationsApi.notBefore(call.now(), event))
          .ifPresent(events::add);
    }
    return new EventRotation(new RotationId(app.ids().next()), events);
  }

  private static ShiftBasedSchedule head(
      Input input, ShiftBasedSchedule before, Directory directory) {
    String name = input.filled("name", NAME, false).orElse(before.name());
    String description =
        input.has("description")
            ? input.text("description", DESCRIPTION).orElse("")
            : before.description();
    ZoneId zone = input.zone("time_zone").orElse(before.zone());
    List<TeamId> teams = ServicesApi.teams(input, directory).orElse(before.teams());
    input.check();
    return new ShiftBasedSchedule(
        before.id(),
        name,
        description,
        zone,
        before.rotations(),
        before.former(),
        before.customShifts(),
        before.overrides(),
        teams);
  }

  private Reply shown(Call call, int status, ShiftBasedSchedule schedule, Directory directory) {
    Shaping shaping = call.shaping(directory, schedule.zone());
    View view = SchedulesApi.view(call);
    if (!call.includes().contains("final_schedule")) {
      view = View.NONE;
    } else if (view.window() == null) {
      view = new View(new Window(call.now(), call.now().plus(USUAL_WINDOW)), Edges.CUT);
    }
    return Json.reply(status, "schedule", ShiftBasedShape.of(shaping, schedule, view));
  }
}
