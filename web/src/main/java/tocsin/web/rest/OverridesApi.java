package tocsin.web.rest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tocsin.core.account.Directory;
import tocsin.core.account.DirectoryChange;
import tocsin.core.account.ScheduleEntry;
import tocsin.core.id.OverrideId;
import tocsin.core.id.UserId;
import tocsin.core.schedule.Schedule;
import tocsin.core.schedule.ScheduleCheck;
import tocsin.core.schedule.ScheduleOverride;
import tocsin.web.App;
import tocsin.web.http.Problem;
import tocsin.web.http.ProblemException;
import tocsin.web.http.Reply;
import tocsin.web.rest.shape.ScheduleShape;
import tocsin.web.rest.shape.Shaping;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /schedules/{id}/overrides}: somebody takes over for a time. */
final class OverridesApi {
  private static final int AT_ONCE = 100;
  private static final int MOST = 10_000;

  private final App app;

  OverridesApi(App app) {
    this.app = app;
  }

  Reply list(Call call) {
    Schedule schedule = SchedulesApi.find(call, call.directory());
    Instant since = call.time("since").orElseThrow(() -> Call.wrong("since can't be blank"));
    Instant until = call.time("until").orElseThrow(() -> Call.wrong("until can't be blank"));
    if (!until.isAfter(since)) {
      throw Call.wrong("until must be after since");
    }
    boolean whole = Flags.isOn(call.query(), "overflow");
    boolean editable = Flags.isOn(call.query(), "editable");
    Shaping shaping = call.shaping(schedule.zone());
    ArrayNode shown = Json.list();
    schedule.overrides().stream()
        .filter(each -> each.start().isBefore(until) && each.end().isAfter(since))
        .filter(each -> !editable || each.end().isAfter(call.now()))
        .map(each -> whole ? each : cut(each, since, until))
        .forEach(each -> shown.add(ScheduleShape.override(shaping, each)));
    return Json.reply(200, "overrides", shown);
  }

  private static ScheduleOverride cut(ScheduleOverride override, Instant since, Instant until) {
    return new ScheduleOverride(
        override.id(),
        override.user(),
        override.start().isBefore(since) ? since : override.start(),
        override.end().isAfter(until) ? until : override.end());
  }

  /** One, answered as one; or several, answered each by its own status in a bare list. */
  Reply create(Call call) {
    Input body = Input.whole(call.request().body());
    Optional<Input> one = body.object("override");
    return one.isPresent() ? createOne(call, one.get()) : createAll(call, body);
  }

  private Reply createOne(Call call, Input input) {
    ScheduleOverride made = add(call, input);
    return Json.reply(201, "override", shape(call, made));
  }

  private Reply createAll(Call call, Input body) {
    List<Input> inputs = body.objects("overrides", AT_ONCE);
    if (inputs.isEmpty()) {
      body.wrong("Overrides can't be blank");
    }
    body.check();
    var _ = SchedulesApi.find(call, call.directory());
    ArrayNode answers = Json.list();
    for (Input input : inputs) {
      ObjectNode answer = answers.addObject();
      try {
        ScheduleOverride made = add(call, input.alone());
        answer.put("status", 201);
        answer.set("override", shape(call, made));
      } catch (ProblemException e) {
        answer.put("status", e.problem().status());
        ArrayNode errors = answer.putArray("errors");
        e.problem().errors().forEach(errors::add);
        answer.set("override", input.tree());
      }
    }
    return Json.reply(201, answers);
  }

  private ObjectNode shape(Call call, ScheduleOverride override) {
    Schedule schedule = SchedulesApi.find(call, call.directory());
    return ScheduleShape.override(call.shaping(schedule.zone()), override);
  }

  private ScheduleOverride add(Call call, Input input) {
    OverrideId id = new OverrideId(app.ids().next());
    ScheduleOverride[] made = new ScheduleOverride[1];
    app.directory()
        .change(current -> {
          Schedule schedule = SchedulesApi.find(call, current);
          made[0] = read(input, id, current, call.now());
          List<ScheduleOverride> all = new ArrayList<>(schedule.overrides());
          all.add(made[0]);
          if (all.size() > MOST) {
            throw Call.wrong("A schedule may have at most " + MOST + " overrides");
          }
          Schedule after = schedule.withOverrides(all);
          List<String> problems = ScheduleCheck.problems(after);
          if (!problems.isEmpty()) {
            throw Call.wrong(problems.toArray(String[]::new));
          }
          return List.of(new DirectoryChange.Put(new ScheduleEntry(after)));
        });
    return made[0];
  }

  private static ScheduleOverride read(
      Input input, OverrideId id, Directory directory, Instant now) {
    Optional<Instant> start = input.time("start");
    Optional<Instant> end = input.time("end");
    Optional<UserId> user = input.reference("user", UserId::new);
    if (start.isEmpty()) {
      input.wrong("start", "can't be blank");
    }
    if (end.isEmpty()) {
      input.wrong("end", "can't be blank");
    }
    if (user.isEmpty()) {
      input.wrong("user", "can't be blank");
    } else if (directory.user(user.get()).isEmpty()) {
      input.wrong("user", "was not found");
    }
    if (start.isPresent() && end.isPresent()) {
      if (!end.get().isAfter(start.get())) {
        input.wrong("Override must end after its start");
      } else if (!end.get().isAfter(now)) {
        input.wrong("Override must end in the future");
      }
    }
    input.check();
    return new ScheduleOverride(id, user.orElseThrow(), start.orElseThrow(), end.orElseThrow());
  }

  /** A future one is removed (204), a running one ends now (200), a past one stays. */
  Reply delete(Call call) {
    OverrideId id = call.id("override", OverrideId::new);
    int[] status = {204};
    app.directory()
        .change(current -> {
          Schedule schedule = SchedulesApi.find(call, current);
          ScheduleOverride override =
              schedule.overrides().stream()
                  .filter(each -> each.id().equals(id))
                  .findFirst()
                  .orElseThrow(Call::notFound);
          if (!override.end().isAfter(call.now())) {
            throw new ProblemException(
                new Problem(
                    400,
                    4004,
                    "Override Cannot Be Deleted",
                    List.of("An override that has ended stays in the history")));
          }
          status[0] = override.start().isBefore(call.now()) ? 200 : 204;
          Schedule after = schedule.withoutOverride(id, call.now());
          return List.of(new DirectoryChange.Put(new ScheduleEntry(after)));
        });
    return status[0] == 204 ? Reply.empty(204) : Json.reply(200, Json.object());
  }
}
