package tocsin.web.rest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import tocsin.core.schedule.OneOff;
import tocsin.core.schedule.ShiftBasedSchedule;
import tocsin.core.schedule.Window;
import tocsin.web.App;
import tocsin.web.http.Reply;
import tocsin.web.rest.shape.Shaping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** What happens once in a shift-based schedule: listed in a window, made several at a time. */
final class OneOffsApi<T extends OneOff<T>> {
  private final App app;
  private final ShiftDesk desk;
  private final Kind<T> kind;

  /** Reads a new one. */
  interface Maker<T> {
    T make(ShiftInput reader, Input input, String id, ShiftBasedSchedule schedule);
  }

  /** Reads a change of one. */
  interface Changer<T> {
    T change(ShiftInput reader, Input input, T before);
  }

  /** Writes one down. */
  interface Shape<T> {
    JsonNode of(Shaping shaping, ShiftBasedSchedule schedule, T one);
  }

  /**
   * A kind of them.
   *
   * @param name what one is called in bodies; a list of them has an s behind it
   * @param words what one is called at the beginning of a sentence
   * @param param the part of the address that has its id
   * @param with the schedule with these instead
   */
  record Kind<T extends OneOff<T>>(
      String name,
      String words,
      String param,
      Function<ShiftBasedSchedule, List<T>> of,
      BiFunction<ShiftBasedSchedule, List<T>, ShiftBasedSchedule> with,
      Maker<T> maker,
      Changer<T> changer,
      Shape<T> shape) {}

  OneOffsApi(App app, ShiftDesk desk, Kind<T> kind) {
    this.app = app;
    this.desk = desk;
    this.kind = kind;
  }

  Reply list(Call call) {
    ShiftBasedSchedule schedule = ShiftDesk.find(call, call.directory());
    Window window = window(call);
    List<T> found =
        kind.of().apply(schedule).stream()
            .filter(each -> each.start().isBefore(window.until()))
            .filter(each -> each.end().isAfter(window.since()))
            .toList();
    return ShiftDesk.page(call, kind.name() + "s", found, each -> shape(call, schedule, each));
  }

  /** The window that {@code since} and {@code until} must give. */
  private static Window window(Call call) {
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
    List<Input> inputs = ShiftDesk.listed(call, kind.name() + "s");
    List<T> made = new ArrayList<>();
    ShiftBasedSchedule after =
        desk.change(
            call,
            (schedule, directory) -> {
              made.clear();
              var reader = new ShiftInput(directory, call.now());
              for (Input input : inputs) {
                T one = kind.maker().make(reader, input, app.ids().next(), schedule);
                made.add(inTheFuture(one, call.now()));
              }
              List<T> all = new ArrayList<>(kind.of().apply(schedule));
              all.addAll(made);
              return kind.with().apply(schedule, all);
            });
    ArrayNode shown = Json.list();
    made.forEach(each -> shown.add(shape(call, after, each)));
    return Json.reply(201, kind.name() + "s", shown);
  }

  private T inTheFuture(T one, Instant now) {
    if (!one.end().isAfter(now)) {
      throw Call.wrong(kind.words() + " must end in the future");
    }
    return one;
  }

  /** Changes one; of one that has started only the end. */
  Reply update(Call call) {
    Input input = call.body(kind.name());
    ShiftBasedSchedule after =
        desk.change(
            call,
            (schedule, directory) -> {
              T before = find(call, schedule);
              var reader = new ShiftInput(directory, call.now());
              T wanted = kind.changer().change(reader, input, before);
              boolean moved = !before.endedAt(wanted.end()).equals(wanted);
              if (moved && !before.start().isAfter(call.now())) {
                throw Call.wrong(kind.words() + " that has started can only be given another end");
              }
              return replaced(schedule, before, List.of(inTheFuture(wanted, call.now())));
            });
    return shown(call, after, find(call, after));
  }

  /** A future one goes, a running one ends now, a past one stays. */
  Reply delete(Call call) {
    var unused =
        desk.change(
            call,
            (schedule, directory) -> {
              T one = find(call, schedule);
              if (!one.end().isAfter(call.now())) {
                throw Call.wrong(kind.words() + " that has ended stays in the history");
              }
              boolean runs = one.start().isBefore(call.now());
              return replaced(schedule, one, runs ? List.of(one.endedAt(call.now())) : List.of());
            });
    return Reply.empty(204);
  }

  private ShiftBasedSchedule replaced(ShiftBasedSchedule schedule, T before, List<T> after) {
    List<T> all = new ArrayList<>();
    for (T each : kind.of().apply(schedule)) {
      all.addAll(each.equals(before) ? after : List.of(each));
    }
    return kind.with().apply(schedule, all);
  }

  private T find(Call call, ShiftBasedSchedule schedule) {
    String id = call.request().param(kind.param());
    return kind.of().apply(schedule).stream()
        .filter(each -> each.key().equals(id))
        .findFirst()
        .orElseThrow(Call::notFound);
  }

  private Reply shown(Call call, ShiftBasedSchedule schedule, T one) {
    return Json.reply(200, kind.name(), shape(call, schedule, one));
  }

  private JsonNode shape(Call call, ShiftBasedSchedule schedule, T one) {
    var shaping = call.shaping(app.directory().current(), schedule.zone());
    return kind.shape().of(shaping, schedule, one);
  }
}
