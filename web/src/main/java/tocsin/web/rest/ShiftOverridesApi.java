package tocsin.web.rest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tocsin.core.id.OverrideId;
import tocsin.core.schedule.ShiftBasedSchedule;
import tocsin.core.schedule.ShiftOverride;
import tocsin.core.schedule.Window;
import tocsin.web.App;
import tocsin.web.http.Reply;
import tocsin.web.rest.shape.ShiftBasedShape;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** {@code /v3/schedules/{id}/overrides}: somebody takes one person's place for a time. */
final class ShiftOverridesApi {
  private final App app;
  private final ShiftDesk desk;

  ShiftOverridesApi(App app, ShiftDesk desk) {
    this.app = app;
    this.desk = desk;
  }

  Reply list(Call call) {
    ShiftBasedSchedule schedule = ShiftDesk.find(call, call.directory());
    Window window = CustomShiftsApi.window(call);
    List<ShiftOverride> found =
        schedule.overrides().stream()
            .filter(each -> each.start().isBefore(window.until()))
            .filter(each -> each.end().isAfter(window.since()))
            .toList();
    return ShiftDesk.page(call, "overrides", found, each -> shape(call, schedule, each));
  }

  Reply get(Call call) {
    ShiftBasedSchedule schedule = ShiftDesk.find(call, call.directory());
    return Json.reply(200, "override", shape(call, schedule, find(call, schedule)));
  }

  /** Makes all that are sent, or none. */
  Reply create(Call call) {
    List<Input> inputs = ShiftDesk.listed(call, "overrides");
    List<ShiftOverride> made = new ArrayList<>();
    ShiftBasedSchedule after =
        desk.change(
            call,
            (schedule, directory) -> {
              made.clear();
              var reader = new ShiftInput(directory, call.now());
              for (Input input : inputs) {
                var id = new OverrideId(app.ids().next());
                made.add(inTheFuture(reader.override(input, id, schedule), call.now()));
              }
              List<ShiftOverride> all = new ArrayList<>(schedule.overrides());
              all.addAll(made);
              return schedule.withOverrides(all);
            });
    ArrayNode shown = Json.list();
    made.forEach(each -> shown.add(shape(call, after, each)));
    return Json.reply(201, "overrides", shown);
  }

  private static ShiftOverride inTheFuture(ShiftOverride override, Instant now) {
    if (!override.end().isAfter(now)) {
      throw Call.wrong("Override must end in the future");
    }
    return override;
  }

  /** Changes an override; of one that has started only the end. */
  Reply update(Call call) {
    Input input = call.body("override");
    ShiftBasedSchedule after =
        desk.change(
            call,
            (schedule, directory) -> {
              ShiftOverride before = find(call, schedule);
              ShiftOverride wanted = new ShiftInput(directory, call.now()).changed(input, before);
              boolean moved =
                  !wanted.start().equals(before.start())
                      || !wanted.overriding().equals(before.overriding());
              if (moved && !before.start().isAfter(call.now())) {
                throw Call.wrong("An override that has started can only be given another end");
              }
              return replaced(schedule, before, inTheFuture(wanted, call.now()));
            });
    return Json.reply(200, "override", shape(call, after, find(call, after)));
  }

  /** A future override goes, a running one ends now, a past one stays. */
  Reply delete(Call call) {
    var unused =
        desk.change(
            call,
            (schedule, directory) -> {
              ShiftOverride override = find(call, schedule);
              if (!override.end().isAfter(call.now())) {
                throw Call.wrong("An override that has ended stays in the history");
              }
              return schedule.withoutOverride(override.id(), call.now());
            });
    return Reply.empty(204);
  }

  private static ShiftBasedSchedule replaced(
      ShiftBasedSchedule schedule, ShiftOverride before, ShiftOverride after) {
    List<ShiftOverride> overrides = new ArrayList<>(schedule.overrides());
    overrides.replaceAll(each -> each.equals(before) ? after : each);
    return schedule.withOverrides(overrides);
  }

  private static ShiftOverride find(Call call, ShiftBasedSchedule schedule) {
    OverrideId id = call.id("override", OverrideId::new);
    return schedule.overrides().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow(Call::notFound);
  }

  private JsonNode shape(Call call, ShiftBasedSchedule schedule, ShiftOverride override) {
    var shaping = call.shaping(app.directory().current(), schedule.zone());
    return ShiftBasedShape.override(shaping, schedule, override);
  }
}
