package tocsin.web.rest;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tocsin.core.account.Directory;
import tocsin.core.id.IdSource;
import tocsin.core.id.LayerId;
import tocsin.core.id.ScheduleId;
import tocsin.core.id.TeamId;
import tocsin.core.id.UserId;
import tocsin.core.schedule.Layer;
import tocsin.core.schedule.LayerChanges;
import tocsin.core.schedule.Restriction;
import tocsin.core.schedule.Schedule;
import tocsin.core.schedule.ScheduleCheck;

/** Reads a schedule from a body: new, or as a change of one that exists. */
final class ScheduleInput {
  private static final int NAME = 255;
  private static final int DESCRIPTION = 10_000;

  private final Directory directory;
  private final IdSource ids;
  private final Instant now;

  ScheduleInput(Directory directory, IdSource ids, Instant now) {
    this.directory = directory;
    this.ids = ids;
    this.now = now;
  }

  /** The schedule as wanted; a problem with all that is wrong when it can't be kept. */
  Schedule read(Input input, ScheduleId id, Optional<Schedule> before) {
    Optional<ZoneId> zone = input.zone("time_zone").or(() -> before.map(Schedule::zone));
    if (zone.isEmpty()) {
      input.wrong("time_zone", "can't be blank");
    }
    Optional<String> name =
        input.filled("name", NAME, before.isEmpty()).or(() -> before.map(Schedule::name));
    List<Layer> layers = layers(input, before);
    List<TeamId> teams =
        ServicesApi.teams(input, directory).or(() -> before.map(Schedule::teams)).orElse(List.of());
    String description =
        input.has("description")
            ? input.text("description", DESCRIPTION).orElse("")
            : before.map(Schedule::description).orElse("");
    input.check();
    Schedule schedule =
        new Schedule(
            id,
            name.orElseThrow(),
            description,
            zone.orElseThrow(),
            layers,
            before.map(Schedule::overrides).orElse(List.of()),
            teams);
    ScheduleCheck.problems(schedule).forEach(input::wrong);
    input.check();
    Schedule kept = before.map(old -> new LayerChanges(old, now).to(schedule)).orElse(schedule);
    ScheduleCheck.problems(kept).forEach(input::wrong);
    input.check();
    return kept;
  }

  private List<Layer> layers(Input input, Optional<Schedule> before) {
    List<Layer> old = before.map(Schedule::layers).orElse(List.of());
    if (!input.has("schedule_layers") && before.isPresent()) {
      return old;
    }
    List<Layer> wanted = new ArrayList<>();
    Set<LayerId> taken = new HashSet<>();
    List<Input> given = input.objects("schedule_layers", ScheduleCheck.MAX_LAYERS);
    for (Input each : given) {
      layer(each, old, wanted.size() + 1)
          .filter(layer -> taken.add(layer.id()))
          .ifPresent(wanted::add);
    }
    if (given.isEmpty()) {
      input.wrong("Schedule layers can't be blank");
    }
    return wanted;
  }

  private Optional<Layer> layer(Input input, List<Layer> old, int place) {
    Optional<LayerId> given = input.text("id", 64).flatMap(text -> Ids.parse(text, LayerId::new));
    Optional<Layer> before =
        old.stream().filter(layer -> given.filter(layer.id()::equals).isPresent()).findFirst();
    Optional<Long> turn =
        input.number(
            "rotation_turn_length_seconds",
            ScheduleCheck.MIN_TURN.toSeconds(),
            ScheduleCheck.MAX_TURN.toSeconds());
    if (turn.isEmpty()) {
      input.wrong("rotation_turn_length_seconds", "can't be blank");
    }
    List<UserId> users = users(input);
    List<Restriction> restrictions = restrictions(input);
    Instant start = input.time("start").or(() -> before.map(Layer::start)).orElse(now);
    Instant virtual =
        input
            .time("rotation_virtual_start")
            .or(() -> before.map(Layer::rotationVirtualStart))
            .orElse(start);
    Optional<Instant> end = input.time("end");
    String name = input.filled("name", NAME, false).orElse("Layer " + place);
    if (turn.isEmpty() || users.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Layer(
            before.map(Layer::id).orElseGet(() -> new LayerId(ids.next())),
            name,
            start,
            end.orElse(null),
            virtual,
            Duration.ofSeconds(turn.get()),
            users,
            restrictions));
  }

  private List<UserId> users(Input layer) {
    List<UserId> users = new ArrayList<>();
    for (Input each : layer.objects("users", ScheduleCheck.MAX_USERS)) {
      Optional<UserId> id =
          each.has("user") ? each.reference("user", UserId::new) : each.id(UserId::new);
      if (id.isPresent() && directory.user(id.get()).isEmpty()) {
        each.wrong("User " + id.get() + " was not found");
      }
      id.ifPresent(users::add);
    }
    if (users.isEmpty()) {
      layer.wrong("users", "can't be blank");
    }
    return users;
  }

  private static List<Restriction> restrictions(Input layer) {
    List<Restriction> restrictions = new ArrayList<>();
    for (Input each : layer.objects("restrictions", ScheduleCheck.MAX_RESTRICTIONS)) {
      restriction(each).ifPresent(restrictions::add);
    }
    return restrictions;
  }

  private static Optional<Restriction> restriction(Input input) {
    String type = input.text("type", 100).orElse("");
    Optional<Duration> duration =
        input
            .number("duration_seconds", 1, Duration.ofDays(7).toSeconds())
            .map(Duration::ofSeconds);
    if (duration.isEmpty()) {
      input.wrong("duration_seconds", "can't be blank");
    }
    Optional<LocalTime> start = input.text("start_time_of_day", 20).flatMap(ScheduleInput::time);
    if (start.isEmpty()) {
      input.wrong("start_time_of_day", "must be a time like 09:00:00");
    }
    Optional<Long> day =
        type.equals("weekly_restriction")
            ? input.number("start_day_of_week", 1, 7)
            : Optional.of(1L);
    if (day.isEmpty()) {
      input.wrong("start_day_of_week", "must be a number from 1 (Monday) to 7");
    }
    if (!type.equals("weekly_restriction") && !type.equals("daily_restriction")) {
      input.wrong("type", "must be daily_restriction or weekly_restriction");
    }
    if (duration.isEmpty() || start.isEmpty() || day.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        type.equals("weekly_restriction")
            ? new Restriction.Weekly(
                DayOfWeek.of(day.get().intValue()), start.get(), duration.get())
            : new Restriction.Daily(start.get(), duration.get()));
  }

  private static Optional<LocalTime> time(String text) {
    try {
      return Optional.of(LocalTime.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
