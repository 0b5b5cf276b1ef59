package tocsin.web.page.account;

import java.time.format.TextStyle;
import java.util.Locale;
import java.util.stream.Collectors;
import tocsin.core.schedule.Layer;
import tocsin.core.schedule.Restriction;
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
