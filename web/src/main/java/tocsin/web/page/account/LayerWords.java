package tocsin.web.page.account;

import java.time.Duration;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.stream.Collectors;
import tocsin.core.schedule.Assignment;
import tocsin.core.schedule.Layer;
import tocsin.core.schedule.Restriction;
import tocsin.core.schedule.RotationEvent;
import tocsin.core.schedule.ShiftMember;
import tocsin.web.page.frame.Person;
import tocsin.web.page.frame.Times;
import tocsin.web.page.frame.Visit;

/** Says in words what a layer of a schedule does. */
final class LayerWords {
  private LayerWords() {}

  static SchedulesPages.ScheduleContent.LayerLine of(Layer layer, Visit visit) {
    String users =
        layer.users().stream()
            .map(user -> Person.of(user, visit.directory()).name())
            .collect(Collectors.joining(", then "));
    String hours =
        layer.restrictions().isEmpty()
            ? "round the clock"
            : layer.restrictions().stream()
                .map(LayerWords::hours)
                .collect(Collectors.joining("; "));
    String turn = "turns of " + Times.countdown(layer.turnLength());
    return new SchedulesPages.ScheduleContent.LayerLine(layer.name(), users, turn, hours);
  }

  /** An event of a shift-based schedule. */
  static SchedulesPages.ScheduleContent.LayerLine of(RotationEvent event, Visit visit) {
    boolean together = event.assignment() instanceof Assignment.Everybody;
    String users =
        event.assignment().members().stream()
            .map(member -> name(member, visit))
            .collect(Collectors.joining(together ? " and " : ", then "));
    String turn =
        switch (event.assignment()) {
          case Assignment.Everybody everybody -> "all at once";
          case Assignment.Rotating(int shifts, var _) when shifts == 1 -> "a shift each";
          case Assignment.Rotating(int shifts, var _) -> shifts + " shifts each";
        };
    String hours =
        "from %s for %s, %s"
            .formatted(
                visit.times().minute(event.start()).text(),
                Times.countdown(Duration.between(event.start(), event.end())),
                String.join(" ", event.recurrence()));
    return new SchedulesPages.ScheduleContent.LayerLine(event.name(), users, turn, hours);
  }

  private static String name(ShiftMember member, Visit visit) {
    return switch (member) {
      case ShiftMember.Person(var user) -> Person.of(user, visit.directory()).name();
      case ShiftMember.Nobody nobody -> "nobody";
    };
  }

  private static String hours(Restriction restriction) {
    String length = Times.countdown(restriction.duration());
    return switch (restriction) {
      case Restriction.Daily daily -> "every day from " + daily.startTime() + " for " + length;
      case Restriction.Weekly weekly ->
          "every "
              + weekly.startDay().getDisplayName(TextStyle.FULL, Locale.ENGLISH)
              + " from "
              + weekly.startTime()
              + " for "
              + length;
    };
  }
}
