package tocsin.web.rest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tocsin.core.id.CustomShiftId;
import tocsin.core.schedule.CustomShift;
import tocsin.core.schedule.ShiftBasedSchedule;
import tocsin.core.schedule.Window;
import tocsin.web.App;
import tocsin.web.http.Reply;
import tocsin.web.rest.shape.ShiftBasedShape;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** {@code /v3/schedules/{id}/custom_shifts}: shifts outside of every rotation. */
final class CustomShiftsApi {
  private final App app;
  private final ShiftDesk desk;

  CustomShiftsApi(App app, ShiftDesk desk) {
    this.app = app;
    this.desk = desk;
  }

  Reply list(Call call) {
    ShiftBasedSchedule schedule = ShiftDesk.find(call, call.directory());
    Window window = window(call);
    List<CustomShift> found =
        schedule.customShifts().stream()
            .filter(each -> each.start().isBefore(window.until()))
            .filter(each -> each.end().isAfter(window.since()))
            .toList();
    return ShiftDesk.page(call, "custom_shifts", found, each -> shape(call, schedule, each));
  }

  /** The window that {@code since} and {@code until} must give. */
  static Window window(Call call) {
    if (call.time("since").isEmpty() || call.time("until").isEmpty()) {
      throw Call.wrong("since and until can't be blank");
    }
    Window window = SchedulesApi.view(call).window();
    return window == null ? new Window(call.now(), call.now()) : window;
  }

  Reply get(Call call) {
    ShiftBasedSchedule schedule = ShiftDesk.find(call, call.directory());
    return shown(call, schedule, find(call, schedule));
  }

  /** Makes all that are sent, or none. */
  Reply create(Call call) {
    List<Input> inputs = ShiftDesk.listed(call, "custom_shifts");
    List<CustomShift> made = new ArrayList<>();
    ShiftBasedSchedule after =
        desk.change(
            call,
            (schedule, directory) -> {
              made.clear();
              var reader = new ShiftInput(directory, call.now());
              for (Input input : inputs) {
                var id = new CustomShiftId(app.ids().next());
                made.add(inTheFuture(reader.customShift(input, id, Optional.empty()), call.now()));
              }
              List<CustomShift> all = new ArrayList<>(schedule.customShifts());
              all.addAll(made);
              return schedule.withCustomShifts(all);
            });
    ArrayNode shown = Json.list();
    made.forEach(each -> shown.add(shape(call, after, each)));
    return Json.reply(201, "custom_shifts", shown);
  }

  private static CustomShift inTheFuture(CustomShift shift, Instant now) {
    if (!shift.end().isAfter(now)) {
      throw Call.wrong("A custom shift must end in the future");
    }
    return shift;
  }

  /** Changes a shift; of one that has started only the end. */
  Reply update(Call call) {
    Input input = call.body("custom_shift");
    ShiftBasedSchedule after =
        desk.change(
            call,
            (schedule, directory) -> {
              CustomShift before = find(call, schedule);
              CustomShift wanted =
                  new ShiftInput(directory, call.now())
                      .customShift(input, before.id(), Optional.of(before));
              boolean moved =
                  !wanted.start().equals(before.start())
                      || !wanted.member().equals(before.member());
              if (moved && !before.start().isAfter(call.now())) {
                throw Call.wrong("A custom shift that has started can only be given another end");
              }
              return replaced(schedule, before, Optional.of(inTheFuture(wanted, call.now())));
            });
    return shown(call, after, find(call, after));
  }

  /** A future shift goes, a running one ends now, a past one stays. */
  Reply delete(Call call) {
    var unused =
        desk.change(
            call,
            (schedule, directory) -> {
              CustomShift shift = find(call, schedule);
              if (!shift.end().isAfter(call.now())) {
                throw Call.wrong("A custom shift that has ended stays in the history");
              }
              boolean runs = shift.start().isBefore(call.now());
              return replaced(
                  schedule,
                  shift,
                  runs
                      ? Optional.of(
                          new CustomShift(shift.id(), shift.start(), call.now(), shift.member()))
                      : Optional.empty());
            });
    return Reply.empty(204);
  }

  private static ShiftBasedSchedule replaced(
      ShiftBasedSchedule schedule, CustomShift before, Optional<CustomShift> after) {
    List<CustomShift> shifts = new ArrayList<>();
    schedule
        .customShifts()
        .forEach(each -> (each.equals(before) ? after : Optional.of(each)).ifPresent(shifts::add));
    return schedule.withCustomShifts(shifts);
  }

  static Optional<CustomShift> find(ShiftBasedSchedule schedule, CustomShiftId id) {
    return schedule.customShifts().stream().filter(each -> each.id().equals(id)).findFirst();
  }

  private static CustomShift find(Call call, ShiftBasedSchedule schedule) {
    return find(schedule, call.id("shift", CustomShiftId::new)).orElseThrow(Call::notFound);
  }

  private Reply shown(Call call, ShiftBasedSchedule schedule, CustomShift shift) {
    return Json.reply(200, "custom_shift", shape(call, schedule, shift));
  }

  private JsonNode shape(Call call, ShiftBasedSchedule schedule, CustomShift shift) {
    var shaping = call.shaping(app.directory().current(), schedule.zone());
    return ShiftBasedShape.customShift(shaping, schedule, shift);
  }
}
