package tocsin.web.page.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import tocsin.core.account.User;
import tocsin.core.schedule.Edges;
import tocsin.core.schedule.Rota;
import tocsin.core.schedule.Schedule;
import tocsin.core.schedule.ScheduleOverride;
import tocsin.core.schedule.ScheduleRenderer;
import tocsin.core.schedule.ShiftAssignment;
import tocsin.core.schedule.ShiftBasedSchedule;
import tocsin.core.schedule.ShiftMember;
import tocsin.core.schedule.ShiftOrigin;
import tocsin.core.schedule.ShiftOverride;
import tocsin.core.schedule.Window;
import tocsin.web.page.frame.LocalTimes;
import tocsin.web.page.frame.Moment;
import tocsin.web.page.frame.Person;
import tocsin.web.page.frame.Visit;

/**
 * The form that makes an override, and the overrides that are still to come.
 *
 * @param who everybody who could take a shift
 * @param instead whose shifts can be taken, in a schedule where several people are on call at once;
 *     empty in one of layers, where an override takes them all
 * @param from what the form proposes, as the browser's field wants it
 */
public record OverrideForm(
    List<Choice> who,
    List<Choice> instead,
    String from,
    String until,
    String zone,
    List<Line> lines) {
  private static final int MOST_LINES = 50;

  /** Somebody to choose. */
  public record Choice(String value, String name) {}

  /**
   * An override.
   *
   * @param verb what the button does to it: one that runs can only be ended
   */
  public record Line(String id, Person person, Moment start, Moment end, String verb) {}

  static OverrideForm of(Rota rota, Window proposed, Visit visit) {
    List<Choice> who =
        visit.directory().all(User.class).stream()
            .sorted(Comparator.comparing(User::name))
            .map(user -> new Choice(user.id().value(), user.name()))
            .toList();
    return new OverrideForm(
        who,
        instead(rota, visit),
        LocalTimes.field(proposed.since(), visit),
        LocalTimes.field(proposed.until(), visit),
        visit.times().city(),
        lines(rota, visit));
  }

  private static List<Choice> instead(Rota rota, Visit visit) {
    return switch (rota) {
      case Schedule schedule -> List.of();
      case ShiftBasedSchedule schedule -> {
        Window ahead = new Window(visit.now(), visit.now().plus(Duration.ofDays(60)));
        yield ScheduleRenderer.assignments(schedule, ahead, Edges.CUT).stream()
            .map(each -> choice(schedule, each, visit))
            .distinct()
            .toList();
      }
    };
  }

  private static Choice choice(ShiftBasedSchedule schedule, ShiftAssignment shift, Visit visit) {
    String name = Person.of(shift.user(), visit.directory()).name();
    return switch (shift.origin()) {
      case ShiftOrigin.OfRotation(var id) -> {
        int number =
            schedule.rotation(id).map(found -> schedule.rotations().indexOf(found) + 1).orElse(0);
        yield new Choice("r " + id + " " + shift.user(), name + ", rotation " + number);
      }
      case ShiftOrigin.OfCustomShift(var id) ->
          new Choice(
              "c " + id + " " + shift.user(),
              name + ", " + visit.times().minute(shift.start()).text());
    };
  }

  private static List<Line> lines(Rota rota, Visit visit) {
    Stream<Line> lines =
        switch (rota) {
          case Schedule schedule ->
              schedule.overrides().stream()
                  .filter(each -> each.end().isAfter(visit.now()))
                  .sorted(Comparator.comparing(ScheduleOverride::start))
                  .map(each -> line(each, visit));
          case ShiftBasedSchedule schedule ->
              schedule.overrides().stream()
                  .filter(each -> each.end().isAfter(visit.now()))
                  .sorted(Comparator.comparing(ShiftOverride::start))
                  .map(each -> line(each, visit));
        };
    return lines.limit(MOST_LINES).toList();
  }

  private static Line line(ScheduleOverride each, Visit visit) {
    return new Line(
        each.id().value(),
        Person.of(each.user(), visit.directory()),
        visit.times().minute(each.start()),
        visit.times().minute(each.end()),
        verb(each.start(), visit));
  }

  private static Line line(ShiftOverride each, Visit visit) {
    Person person =
        switch (each.overriding()) {
          case ShiftMember.Person(var user) -> Person.of(user, visit.directory());
          case ShiftMember.Nobody nobody -> new Person("", "nobody", "–");
        };
    return new Line(
        each.id().value(),
        person,
        visit.times().minute(each.start()),
        visit.times().minute(each.end()),
        verb(each.start(), visit));
  }

  private static String verb(Instant start, Visit visit) {
    return start.isBefore(visit.now()) ? "End it now" : "Delete";
  }
}
