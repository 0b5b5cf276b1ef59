package tocsin.web.rest;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import tocsin.core.account.Directory;
import tocsin.core.account.DirectoryChange;
import tocsin.core.account.ShiftBasedScheduleEntry;
import tocsin.core.id.ScheduleId;
import tocsin.core.schedule.ShiftBasedSchedule;
import tocsin.core.schedule.ShiftScheduleCheck;
import tocsin.web.App;
import tocsin.web.http.Problem;
import tocsin.web.http.ProblemException;
import tocsin.web.http.Reply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What all of {@code /v3/schedules} has in common: finds a schedule, keeps a changed one when
 * nothing is wrong with it, pages lists, and tells problems in the form of the third version.
 */
final class ShiftDesk {
  private static final int AT_ONCE = 100;
  private static final int USUAL_PAGE = 100;
  private static final int LARGEST_PAGE = 1_000;

  private final App app;

  ShiftDesk(App app) {
    this.app = app;
  }

  /** What the body lists under that name: one to a hundred, all of them to be made or none. */
  static List<Input> listed(Call call, String name) {
    Input body = Input.whole(call.request().body());
    List<Input> inputs = body.objects(name, AT_ONCE);
    if (inputs.isEmpty()) {
      body.wrong(name, "can't be blank");
    }
    body.check();
    return inputs;
  }

  /** The endpoint, whose problems list their sentences by field, as this version has it. */
  static RestEndpoint told(RestEndpoint endpoint) {
    return call -> {
      try {
        return endpoint.answer(call);
      } catch (ProblemException e) {
        return show(e.problem());
      }
    };
  }

  private static Reply show(Problem problem) {
    ObjectNode error = Json.object();
    error.put("message", problem.message());
    error.put("code", problem.code());
    if (!problem.errors().isEmpty()) {
      ArrayNode sentences = error.putObject("errors").putArray("base");
      problem.errors().forEach(sentences::add);
    }
    return Json.reply(problem.status(), "error", error);
  }

  /** The schedule whom {@code :id} names; one of layers is a problem that says where to find it. */
  static ShiftBasedSchedule find(Call call, Directory directory) {
    ScheduleId id = call.id("id", ScheduleId::new);
    if (directory.schedule(id).isPresent()) {
      throw Call.wrong("This schedule has layers; ask for it at /schedules/" + id);
    }
    return directory.shiftBasedSchedule(id).orElseThrow(Call::notFound);
  }

  /** Changes the schedule whom {@code :id} names; nothing is kept when that breaks a rule. */
  ShiftBasedSchedule change(
      Call call, BiFunction<ShiftBasedSchedule, Directory, ShiftBasedSchedule> edit) {
    return keep(call, current -> edit.apply(find(call, current), current));
  }

  /** Keeps a schedule that was made from the directory as it is, unless that breaks a rule. */
  ShiftBasedSchedule keep(Call call, Function<Directory, ShiftBasedSchedule> make) {
    ShiftBasedSchedule[] made = new ShiftBasedSchedule[1];
    Directory unused =
        app.directory()
            .change(current -> {
              made[0] = make.apply(current);
              List<String> problems = ShiftScheduleCheck.problems(made[0], call.now());
              if (!problems.isEmpty()) {
                throw Call.wrong(problems.toArray(String[]::new));
              }
              return List.of(new DirectoryChange.Put(new ShiftBasedScheduleEntry(made[0])));
            });
    return made[0];
  }

  /** The reply with the page asked for: up to 1,000 things, and no total. */
  static <T> Reply page(Call call, String name, List<T> all, Function<T, JsonNode> shape) {
    int offset = number(call, "offset").orElse(0);
    int asked = number(call, "limit").filter(limit -> limit > 0).orElse(USUAL_PAGE);
    int limit = Math.min(asked, LARGEST_PAGE);
    int from = Math.min(offset, all.size());
    int to = Math.min(from + limit, all.size());
    ObjectNode body = Json.object();
    ArrayNode shown = body.putArray(name);
    all.subList(from, to).forEach(thing -> shown.add(shape.apply(thing)));
    body.put("limit", limit);
    body.put("offset", offset);
    body.put("more", to < all.size());
    return Json.reply(200, body);
  }

  private static Optional<Integer> number(Call call, String name) {
    Optional<String> text = call.query().first(name).filter(value -> !value.isBlank());
    if (text.isPresent() && !text.get().matches("\\d{1,8}")) {
      throw Call.wrong(name + " must be a number, zero or more");
    }
    return text.map(Integer::parseInt);
  }
}
