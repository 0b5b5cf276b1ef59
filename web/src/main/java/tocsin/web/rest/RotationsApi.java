package tocsin.web.rest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.Directory;
import tocsin.core.id.RotationEventId;
import tocsin.core.id.RotationId;
import tocsin.core.schedule.EventRotation;
import tocsin.core.schedule.RotationChanges;
import tocsin.core.schedule.RotationEvent;
import tocsin.core.schedule.ShiftBasedSchedule;
import tocsin.web.App;
import tocsin.web.http.Reply;
import tocsin.web.rest.shape.ShiftBasedShape;

/** {@code /v3/schedules/{id}/rotations} and the events in them. */
final class RotationsApi {
  private static final int MOST_LISTED = 100;

  private final App app;
  private final ShiftDesk desk;

  RotationsApi(App app, ShiftDesk desk) {
    this.app = app;
    this.desk = desk;
  }

  Reply list(Call call) {
    ShiftBasedSchedule schedule = ShiftDesk.find(call, call.directory());
    return ShiftDesk.page(
        call,
        "rotations",
        schedule.rotations(),
        rotation -> ShiftBasedShape.rotation(call.shaping(schedule.zone()), schedule, rotation));
  }

  Reply get(Call call) {
    ShiftBasedSchedule schedule = ShiftDesk.find(call, call.directory());
    return shown(call, 200, schedule, find(call, schedule));
  }

  /** Makes an empty rotation, or one with the events that come along. */
  Reply create(Call call) {
    Input body = Input.whole(call.request().body());
    Input input = body.object("rotation").orElse(body);
    RotationId id = new RotationId(app.ids().next());
    ShiftBasedSchedule after =
        desk.change(
            call,
            (schedule, directory) -> {
              var rotation = new EventRotation(id, events(call, input, null, schedule, directory));
              return changes(call, schedule).adding(rotation);
            });
    return shown(call, 201, after, after.rotation(id).orElseThrow(Call::notFound));
  }

  /** Sets the rotation's events: those left out are ended, those with an id are changed. */
  Reply update(Call call) {
    Input input = call.body("rotation");
    ShiftBasedSchedule after =
        desk.change(
            call,
            (schedule, directory) -> {
              EventRotation rotation = find(call, schedule);
              return input.has("events")
                  ? changes(call, schedule)
                      .with(rotation, events(call, input, rotation, schedule, directory))
                  : schedule;
            });
    return shown(call, 200, after, find(call, after));
  }

  Reply delete(Call call) {
    var unused =
        desk.change(
            call, (schedule, directory) -> changes(call, schedule).without(find(call, schedule)));
    return Reply.empty(204);
  }

  private List<RotationEvent> events(
      Call call,
      Input input,
      @Nullable EventRotation rotation,
      ShiftBasedSchedule schedule,
      Directory directory) {
    List<RotationEvent> events = new ArrayList<>();
    for (Input each : input.objects("events", MOST_LISTED)) {
      Optional<RotationEvent> before =
          rotation == null
              ? Optional.empty()
              : each.text("id", 64)
                  .flatMap(text -> Ids.parse(text, RotationEventId::new))
                  .flatMap(id -> find(rotation, id));
      event(call, each, before, schedule, directory).ifPresent(events::add);
    }
    input.check();
    return events;
  }

  private Optional<RotationEvent> event(
      Call call,
      Input input,
      Optional<RotationEvent> before,
      ShiftBasedSchedule schedule,
      Directory directory) {
    RotationEventId id =
        before.map(RotationEvent::id).orElseGet(() -> new RotationEventId(app.ids().next()));
    Optional<RotationEvent> read =
        new ShiftInput(directory, call.now()).event(input, id, schedule.zone(), before);
    boolean fresh = before.isEmpty();
    return read.map(event -> fresh ? notBefore(call.now(), event) : event);
  }

  /** A new event says nothing of the past. */
  static RotationEvent notBefore(Instant now, RotationEvent event) {
    return event.effectiveSince().isBefore(now)
        ? event.effective(now, event.effectiveUntil())
        : event;
  }

  Reply listEvents(Call call) {
    ShiftBasedSchedule schedule = ShiftDesk.find(call, call.directory());
    EventRotation rotation = find(call, schedule);
    return ShiftDesk.page(
        call,
        "events",
        rotation.events(),
        event -> ShiftBasedShape.event(call.shaping(schedule.zone()), schedule, rotation, event));
  }

  Reply getEvent(Call call) {
    ShiftBasedSchedule schedule = ShiftDesk.find(call, call.directory());
    EventRotation rotation = find(call, schedule);
    return shownEvent(call, 200, schedule, rotation, findEvent(call, rotation));
  }

  Reply createEvent(Call call) {
    Input input = call.body("event");
    ShiftBasedSchedule after =
        changeEvents(
            call,
            (rotation, asked) -> {
              List<RotationEvent> events = new ArrayList<>(rotation.events());
              events.add(read(call, input, Optional.empty(), asked));
              return events;
            });
    EventRotation rotation = find(call, after);
    return shownEvent(call, 201, after, rotation, rotation.events().getLast());
  }

  Reply updateEvent(Call call) {
    Input input = call.body("event");
    ShiftBasedSchedule after =
        changeEvents(
            call,
            (rotation, asked) -> {
              RotationEvent before = findEvent(call, rotation);
              List<RotationEvent> events = new ArrayList<>(rotation.events());
              events.set(events.indexOf(before), read(call, input, Optional.of(before), asked));
              return events;
            });
    EventRotation rotation = find(call, after);
    return shownEvent(call, 200, after, rotation, findEvent(call, rotation));
  }

  Reply deleteEvent(Call call) {
    var unused =
        changeEvents(
            call,
            (rotation, asked) -> {
              List<RotationEvent> events = new ArrayList<>(rotation.events());
              events.remove(findEvent(call, rotation));
              return events;
            });
    return Reply.empty(204);
  }

  private record Asked(ShiftBasedSchedule schedule, Directory directory) {}

  private ShiftBasedSchedule changeEvents(
      Call call, BiFunction<EventRotation, Asked, List<RotationEvent>> edit) {
    return desk.change(
        call,
        (schedule, directory) -> {
          EventRotation rotation = find(call, schedule);
          List<RotationEvent> events = edit.apply(rotation, new Asked(schedule, directory));
          return changes(call, schedule).with(rotation, events);
        });
  }

  private RotationEvent read(Call call, Input input, Optional<RotationEvent> before, Asked asked) {
    Optional<RotationEvent> read = event(call, input, before, asked.schedule(), asked.directory());
    input.check();
    return read.orElseThrow();
  }

  private static RotationChanges changes(Call call, ShiftBasedSchedule schedule) {
    return new RotationChanges(schedule, call.now());
  }

  private static EventRotation find(Call call, ShiftBasedSchedule schedule) {
    return schedule.rotation(call.id("rotation", RotationId::new)).orElseThrow(Call::notFound);
  }

  private static Optional<RotationEvent> find(EventRotation rotation, RotationEventId id) {
    return rotation.events().stream().filter(event -> event.id().equals(id)).findFirst();
  }

  private static RotationEvent findEvent(Call call, EventRotation rotation) {
    return find(rotation, call.id("event", RotationEventId::new)).orElseThrow(Call::notFound);
  }

  private Reply shown(Call call, int status, ShiftBasedSchedule schedule, EventRotation rotation) {
    var shaping = call.shaping(app.directory().current(), schedule.zone());
    return Json.reply(status, "rotation", ShiftBasedShape.rotation(shaping, schedule, rotation));
  }

  private Reply shownEvent(
      Call call,
      int status,
      ShiftBasedSchedule schedule,
      EventRotation rotation,
      RotationEvent event) {
    var shaping = call.shaping(app.directory().current(), schedule.zone());
    return Json.reply(status, "event", ShiftBasedShape.event(shaping, schedule, rotation, event));
  }
}
