package tocsin.web.page.incident;

import org.jspecify.annotations.Nullable;
import tocsin.core.account.Directory;
import tocsin.core.account.Priority;
import tocsin.core.account.Service;
import tocsin.core.account.Urgency;
import tocsin.core.incident.Incident;
import tocsin.web.page.frame.Badge;
import tocsin.web.page.frame.Moment;
import tocsin.web.page.frame.Times;

/**
 * An incident in a list.
 *
 * @param open whether it can be selected for an action
 * @param who names, or "nobody"
 * @param since when it was made
 * @param length for how long it is or was open, in one unit
 * @param nextIso when what comes next happens; null when it has no time
 */
public record IncidentRow(
    long number,
    Badge badge,
    boolean open,
    String title,
    String priority,
    boolean hot,
    boolean low,
    String nextWords,
    @Nullable String nextIso,
    String nextSpan,
    String serviceId,
    String service,
    String who,
    boolean nobodyReached,
    Moment since,
    String length) {

  /** The row of that incident. */
  public static IncidentRow of(Incident incident, Directory directory, Times times) {
    Outlook outlook = new Outlook(incident, directory, times);
    Outlook.Row next = outlook.row();
    String priority =
        incident.priority() == null
            ? ""
            : directory.priority(incident.priority()).map(Priority::name).orElse("");
    String length =
        incident.resolvedAt() == null
            ? times.age(incident.createdAt())
            : Times.span(java.time.Duration.between(incident.createdAt(), incident.resolvedAt()));
    return new IncidentRow(
        incident.number(),
        Badge.of(incident.status()),
        incident.isOpen(),
        incident.subject().title(),
        priority,
        priority.equals("P1"),
        incident.urgency() == Urgency.LOW,
        next.words(),
        next.iso(),
        next.span(),
        incident.subject().service().value(),
        directory
            .service(incident.subject().service())
            .map(Service::name)
            .orElse("deleted service"),
        outlook.holders(),
        outlook.nobodyReached(),
        times.moment(incident.createdAt()),
        length);
  }

  /** Where it is shown. */
  public String path() {
    return "/ui/incidents/" + number;
  }
}
