package tocsin.core.forecast;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tocsin.core.account.Directory;
import tocsin.core.delivery.Repetition;
import tocsin.core.id.IdSource;
import tocsin.core.incident.Effect;
import tocsin.core.incident.Incident;
import tocsin.core.notification.NotificationPlan;
import tocsin.core.notification.PlannedNotification;

/** The pages that are planned and not called off: what the notifier would have before it. */
final class PagesToCome {
  /**
   * One time at which a person is told.
   *
   * @param repeat 0 for the first time
   */
  private record Planned(PlannedNotification notification, int level, int repeat, Instant at) {
    /** The next time, if nobody answers. */
    Optional<Planned> again() {
      return Optional.ofNullable(Repetition.after(notification, repeat + 1, at))
          .map(next -> new Planned(notification, level, repeat + 1, next));
    }

    /** This time and all that follow. */
    Stream<Planned> andAllThatFollow() {
      return Stream.iterate(
              Optional.of(this), Optional::isPresent, time -> time.flatMap(Planned::again))
          .flatMap(Optional::stream);
    }
  }

  private final Directory directory;
  private final IdSource ids;
  private final List<Planned> gone = new ArrayList<>();
  private final List<Planned> planned = new ArrayList<>();

  PagesToCome(Directory directory, IdSource ids) {
    this.directory = directory;
    this.ids = ids;
  }

  void follow(Effect effect, Incident incident, Instant now) {
    switch (effect) {
      case Effect.Page page ->
          NotificationPlan.of(page, incident, directory, ids, now).stream()
              .map(n -> new Planned(n, incident.escalation().level(), 0, n.dueAt()))
              .flatMap(Planned::andAllThatFollow)
              .forEach(planned::add);
      case Effect.StopPaging stop -> {
        leaveBefore(now);
        planned.removeIf(page -> isCalledOff(page, stop));
      }
    }
  }

  /** What has left can't be called off. */
  private void leaveBefore(Instant now) {
    planned.stream().filter(page -> page.at().isBefore(now)).forEach(gone::add);
    planned.removeIf(page -> page.at().isBefore(now));
  }

  private static boolean isCalledOff(Planned page, Effect.StopPaging stop) {
    return page.notification().user().equals(stop.user())
        && page.notification().reason().cause() == stop.cause();
  }

  List<ForetoldPage> until(Instant end) {
    return Stream.concat(gone.stream(), planned.stream())
        .filter(page -> !page.at().isAfter(end))
        .sorted(Comparator.comparing(Planned::at))
        .map(page ->
            new ForetoldPage(
                page.at(),
                page.notification().user(),
                page.notification().contactMethod(),
                page.notification().urgency(),
                page.notification().reason(),
                page.level(),
                page.repeat()))
        .toList();
  }
}
