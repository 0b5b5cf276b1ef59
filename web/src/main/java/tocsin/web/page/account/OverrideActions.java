package tocsin.web.page.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tocsin.core.account.DirectoryChange;
import tocsin.core.account.ScheduleEntry;
import tocsin.core.id.CustomShiftId;
import tocsin.core.id.OverrideId;
import tocsin.core.id.RotationId;
import tocsin.core.id.ScheduleId;
import tocsin.core.id.UserId;
import tocsin.core.schedule.Rota;
import tocsin.core.schedule.Schedule;
import tocsin.core.schedule.ScheduleCheck;
import tocsin.core.schedule.ScheduleOverride;
import tocsin.core.schedule.ShiftBasedSchedule;
import tocsin.core.schedule.ShiftMember;
import tocsin.core.schedule.ShiftOrigin;
import tocsin.core.schedule.ShiftOverride;
import tocsin.core.schedule.ShiftScheduleCheck;
import tocsin.web.App;
import tocsin.web.http.ProblemException;
import tocsin.web.http.Problems;
import tocsin.web.http.Reply;
import tocsin.web.page.frame.LocalTimes;
import tocsin.web.page.frame.Visit;

/** What the forms on a schedule's page do: make an override, and delete one or end it. */
public final class OverrideActions {
  private static final int MOST = 10_000;

  private final App app;

  public OverrideActions(App app) {
    this.app = app;
  }

  /** Answers {@code POST /ui/schedules/:id/overrides}. */
  public Reply act(Visit visit) {
    String what = visit.posted("do").orElse("");
    Function<Rota, Rota> edit =
        switch (what) {
          case "make" -> made(visit);
          case "delete" -> deleted(visit);
          default -> throw wrong("The form didn't say what to do.");
        };
    ScheduleId id = scheduleId(visit);
    var _ =
        app.directory()
            .change(current -> {
              Rota rota =
                  current.rota(id).orElseThrow(() -> new ProblemException(Problems.NOT_FOUND));
              Rota after = edit.apply(rota);
              List<String> problems = problems(after, visit);
              if (!problems.isEmpty()) {
                throw wrong(problems.getFirst());
              }
              return List.of(new DirectoryChange.Put(ScheduleEntry.of(after)));
            });
    return Reply.seeOther("/ui/schedules/" + id + "?done=" + what);
  }

  static ScheduleId scheduleId(Visit visit) {
    return id(visit.request().param("id"), ScheduleId::new)
        .orElseThrow(() -> new ProblemException(Problems.NOT_FOUND));
  }

  private static <T> Optional<T> id(String text, Function<String, T> make) {
    try {
      return Optional.of(make.apply(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // no id looks like that
    }
  }

  private static List<String> problems(Rota rota, Visit visit) {
    return switch (rota) {
      case Schedule schedule when schedule.overrides().size() > MOST ->
          List.of("A schedule may have at most 10,000 overrides.");
      case Schedule schedule -> ScheduleCheck.problems(schedule);
      case ShiftBasedSchedule schedule -> ShiftScheduleCheck.problems(schedule, visit.now());
    };
  }

  private Function<Rota, Rota> made(Visit visit) {
    UserId user =
        visit
            .posted("who")
            .flatMap(text -> id(text, UserId::new))
            .filter(found -> visit.directory().user(found).isPresent())
            .orElseThrow(() -> wrong("Choose who takes it."));
    Instant start = time("from", visit);
    Instant end = time("until", visit);
    if (!end.isAfter(start)) {
      throw wrong("An override must end after its start.");
    }
    if (!end.isAfter(visit.now())) {
      throw wrong("An override must end in the future.");
    }
    OverrideId id = new OverrideId(app.ids().next());
    return rota ->
        switch (rota) {
          case Schedule schedule -> {
            List<ScheduleOverride> all = new ArrayList<>(schedule.overrides());
            all.add(new ScheduleOverride(id, user, start, end));
            yield schedule.withOverrides(all);
          }
          case ShiftBasedSchedule schedule -> {
            List<ShiftOverride> all = new ArrayList<>(schedule.overrides());
            all.add(shiftOverride(visit, id, user, start, end));
            yield schedule.withOverrides(all);
          }
        };
  }

  private static Instant time(String name, Visit visit) {
    return LocalTimes.posted(name, visit)
        .orElseThrow(() -> wrong("An override needs a start and an end."));
  }

  /** The choice names whose shift is taken as "r ROTATION USER" or "c CUSTOM-SHIFT USER". */
  private static ShiftOverride shiftOverride(
      Visit visit, OverrideId id, UserId by, Instant start, Instant end) {
    String[] parts = visit.posted("instead").orElse("").split(" ", -1);
    if (parts.length != 3) {
      throw wrong("Choose whose shift is taken.");
    }
    Optional<ShiftOrigin> origin =
        parts[0].equals("r")
            ? id(parts[1], RotationId::new).map(ShiftOrigin.OfRotation::new)
            : id(parts[1], CustomShiftId::new).map(ShiftOrigin.OfCustomShift::new);
    Optional<UserId> of = id(parts[2], UserId::new);
    if (origin.isEmpty() || of.isEmpty()) {
      throw wrong("Choose whose shift is taken.");
    }
    return new ShiftOverride(
        id, origin.get(), start, end, new ShiftMember.Person(of.get()), new ShiftMember.Person(by));
  }

  private static Function<Rota, Rota> deleted(Visit visit) {
    OverrideId id =
        visit
            .posted("override")
            .flatMap(text -> id(text, OverrideId::new))
            .orElseThrow(() -> wrong("The form didn't say which override."));
    return rota -> rota.withoutOverride(id, visit.now());
  }

  private static ProblemException wrong(String sentence) {
    return new ProblemException(Problems.INVALID_INPUT.because(sentence));
  }
}
