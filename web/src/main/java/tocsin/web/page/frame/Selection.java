package tocsin.web.page.frame;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.Urgency;
import tocsin.core.id.ServiceId;
import tocsin.core.id.UserId;
import tocsin.core.incident.IncidentStatus;
import tocsin.storage.IncidentFilter;
import tocsin.storage.IncidentFilter.Field;
import tocsin.storage.IncidentFilter.Sort;

/** Which incidents a page wants, put together step by step. */
public record Selection(
    Set<IncidentStatus> statuses,
    Set<ServiceId> services,
    Set<UserId> assignees,
    Set<Urgency> urgencies,
    @Nullable String text,
    List<Sort> order) {
  /** An empty set would ask for all. */
  private static final Set<ServiceId> NO_SERVICE = Set.of(new ServiceId("none"));

  private static final List<Sort> NEEDS_YOU_FIRST =
      List.of(
          new Sort(Field.STATUS, false),
          new Sort(Field.URGENCY, false),
          new Sort(Field.NUMBER, true));

  /** All that need somebody: unanswered before answered, urgent before not, new before old. */
  public static Selection open() {
    return with(IncidentStatus.TRIGGERED, IncidentStatus.ACKNOWLEDGED);
  }

  /** Those in one of these states, in the order of {@link #open}. */
  public static Selection with(IncidentStatus first, IncidentStatus... more) {
    Set<IncidentStatus> statuses = EnumSet.of(first, more);
    return new Selection(statuses, Set.of(), Set.of(), Set.of(), null, NEEDS_YOU_FIRST);
  }

  /** All, ever, newest first. */
  public static Selection all() {
    List<Sort> order = List.of(new Sort(Field.NUMBER, true));
    return new Selection(Set.of(), Set.of(), Set.of(), Set.of(), null, order);
  }

  /** Those that are over, latest first. */
  public static Selection resolved() {
    return with(IncidentStatus.RESOLVED).ordered(new Sort(Field.RESOLVED_AT, true));
  }

  /** Of these, those that the user has to answer. */
  public Selection assignedTo(UserId user) {
    return new Selection(statuses, services, Set.of(user), urgencies, text, order);
  }

  /** Of these, those of that urgency. */
  public Selection urgency(Urgency urgency) {
    return new Selection(statuses, services, assignees, Set.of(urgency), text, order);
  }

  /** Of these, those of that service. */
  public Selection of(ServiceId service) {
    return new Selection(statuses, Set.of(service), assignees, urgencies, text, order);
  }

  /** Of these, those of these services. */
  public Selection within(Set<ServiceId> seen) {
    Set<ServiceId> both = new HashSet<>(seen);
    if (!services.isEmpty()) {
      both.retainAll(services);
    }
    Set<ServiceId> asked = both.isEmpty() ? NO_SERVICE : both;
    return new Selection(statuses, asked, assignees, urgencies, text, order);
  }

  /** Of these, those with that in their title, or with that number. */
  public Selection matching(String words) {
    String wanted = words.isBlank() ? null : words.strip();
    return new Selection(statuses, services, assignees, urgencies, wanted, order);
  }

  /** The same, those first that have waited longest. */
  public Selection oldestFirst() {
    return ordered(new Sort(Field.CREATED_AT, false));
  }

  private Selection ordered(Sort sort) {
    return new Selection(statuses, services, assignees, urgencies, text, List.of(sort));
  }

  /** The question for the store. */
  public IncidentFilter filter(int offset, int limit) {
    return new IncidentFilter(
        statuses, services, assignees, urgencies, null, null, null, text, order, offset, limit);
  }
}
