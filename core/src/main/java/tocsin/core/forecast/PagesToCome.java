package tocsin.core.forecast;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import tocsin.core.account.Directory;
import tocsin.core.id.IdSource;
import tocsin.core.incident.Effect;
import tocsin.core.incident.Incident;
import tocsin.core.notification.NotificationPlan;
import tocsin.core.notification.PlannedNotification;

/** The pages that are planned and not called off: what the notifier would have before it. */
final class PagesToCome {
  private record Planned(PlannedNotification notification, int level) {}

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
              .map(notification -> new Planned(notification, incident.escalation().level()))
              .forEach(planned::add);
      case Effect.StopPaging stop -> {
        leaveBefore(now);
        planned.removeIf(page -> isCalledOff(page, stop));
      }
    }
  }

  /** What has left can't be called off. */
  private void leaveBefore(Instant now) {
    planned.stream().filter(page -> page.notification().dueAt().isBefore(now)).forEach(gone::add);
    planned.removeIf(page -> page.notification().dueAt().isBefore(now));
  }

  private static boolean isCalledOff(Planned page, Effect.StopPaging stop) {
    return page.notification().user().equals(stop.user())
        && page.notification().reason().cause() == stop.cause();
  }

  List<ForetoldPage> until(Instant end) {
    return Stream.concat(gone.stream(), planned.stream())
        .filter(page -> !page.notification().dueAt().isAfter(end))
        .sorted(Comparator.comparing(page -> page.notification().dueAt()))
        .map(page ->
            new ForetoldPage(
                page.notification().dueAt(),
                page.notification().user(),
                page.notification().contactMethod(),
                page.notification().urgency(),
                page.notification().reason(),
                page.level()))
        .toList();
  }
}
