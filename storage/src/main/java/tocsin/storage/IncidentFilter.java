package tocsin.storage;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.Urgency;
import tocsin.core.id.ServiceId;
import tocsin.core.id.UserId;
import tocsin.core.incident.IncidentStatus;

/**
 * Which incidents are asked for. An empty set asks for all; sets are OR inside and AND between.
 *
 * @param since created at or after; null is from the beginning
 * @param until created before; null is to the end
 * @param incidentKey the incident's own key or the dedup key of one of its alerts; null is any
 * @param text a part of the title, compared without case, or an incident number; null is any
 */
public record IncidentFilter(
    Set<IncidentStatus> statuses,
    Set<ServiceId> services,
    Set<UserId> assignees,
    Set<Urgency> urgencies,
    @Nullable Instant since,
    @Nullable Instant until,
    @Nullable String incidentKey,
    @Nullable String text,
    List<Sort> order,
    int offset,
    int limit) {
  public IncidentFilter {
    statuses = Set.copyOf(statuses);
    services = Set.copyOf(services);
    assignees = Set.copyOf(assignees);
    urgencies = Set.copyOf(urgencies);
    order = List.copyOf(order);
  }

  /**
   * What can be sorted by. Ties are broken by number, in the direction of the last key (ascending
   * when there is none), so pages don't overlap.
   */
  public enum Field {
    NUMBER,
    CREATED_AT,
    /** Open incidents last, in either direction. */
    RESOLVED_AT,
    /** Triggered, acknowledged, resolved. */
    STATUS,
    /** High before low. */
    URGENCY
  }

  /** One key of the order. */
  public record Sort(Field field, boolean descending) {}
}
