package tocsin.web.page.account;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.MaintenanceWindow;
import tocsin.core.account.Service;
import tocsin.core.id.UserId;
import tocsin.core.permission.Action;
import tocsin.core.permission.Target;
import tocsin.web.page.frame.Badge;
import tocsin.web.page.frame.LocalTimes;
import tocsin.web.page.frame.Moment;
import tocsin.web.page.frame.Person;
import tocsin.web.page.frame.Visit;

/**
 * A maintenance window as pages show it.
 *
 * @param maker empty when it was made by a key without a person
 * @param began whether its start can't be changed any more
 * @param from as the browser's field wants it
 * @param mayChange whether the reader may change and end it, and there is something to end
 */
public record WindowRow(
    String id,
    Badge badge,
    String description,
    List<Link> services,
    Moment start,
    Moment end,
    String maker,
    boolean began,
    String from,
    String until,
    boolean mayChange) {
  private static final Badge ONGOING = new Badge("mnt", "tool", "Ongoing");
  private static final Badge TO_COME = new Badge("sup", "clock-exclamation", "To come");
  private static final Badge OVER = new Badge("res", "check", "Over");

  /** A service of it. */
  public record Link(String href, String name) {}

  static WindowRow of(MaintenanceWindow window, Visit visit) {
    List<Service> services =
        window.services().stream().flatMap(id -> visit.directory().service(id).stream()).toList();
    return new WindowRow(
        window.id().value(),
        badge(window, visit.now()),
        window.description(),
        services.stream().map(s -> new Link("/ui/services/" + s.id(), s.name())).toList(),
        visit.times().minute(window.start()),
        visit.times().minute(window.end()),
        maker(window.createdBy(), visit),
        !window.isFuture(visit.now()),
        LocalTimes.field(window.start(), visit),
        LocalTimes.field(window.end(), visit),
        !window.isPast(visit.now()) && mayAll(services, visit));
  }

  private static boolean mayAll(List<Service> services, Visit visit) {
    return services.isEmpty()
        ? visit.may(Action.MAINTAIN_SERVICE, Target.ACCOUNT)
        : services.stream()
            .map(service -> Target.of(service, visit.directory()))
            .allMatch(target -> visit.may(Action.MAINTAIN_SERVICE, target));
  }

  private static String maker(@Nullable UserId maker, Visit visit) {
    return maker == null ? "" : Person.of(maker, visit.directory()).name();
  }

  private static Badge badge(MaintenanceWindow window, Instant now) {
    if (window.isPast(now)) {
      return OVER;
    }
    return window.isFuture(now) ? TO_COME : ONGOING;
  }
}
