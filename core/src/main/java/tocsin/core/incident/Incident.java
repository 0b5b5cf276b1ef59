package tocsin.core.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.Urgency;
import tocsin.core.id.IncidentId;
import tocsin.core.id.PriorityId;
import tocsin.core.id.UserId;

/**
 * Something is wrong and somebody must know: the state that results from replaying the incident's
 * facts with {@link IncidentHistory}.
 *
 * @param number counted up from 1 over the account; what people quote
 * @param assignments empty once resolved
 * @param acknowledgements empty unless acknowledged
 * @param resolvedAt null while open
 * @param mergedInto the incident that has its alerts since it was merged; null when it wasn't
 * @param bridge where people meet; null when nobody said
 * @param requests who was asked to help, oldest request first
 */
public record Incident(
    IncidentId id,
    long number,
    Subject subject,
    Instant createdAt,
    IncidentStatus status,
    Urgency urgency,
    @Nullable PriorityId priority,
    Escalation escalation,
    List<Assignment> assignments,
    List<Acknowledgement> acknowledgements,
    Timers timers,
    AlertCounts alerts,
    StatusChange lastStatusChange,
    @Nullable Instant resolvedAt,
    @Nullable IncidentId mergedInto,
    @Nullable ConferenceBridge bridge,
    List<ResponderRequest> requests) {
  public Incident {
    assignments = List.copyOf(assignments);
    acknowledgements = List.copyOf(acknowledgements);
    requests = List.copyOf(requests);
  }

  /** Whether it still needs somebody. */
  public boolean isOpen() {
    return status != IncidentStatus.RESOLVED;
  }

  /** Whether others can be merged into it: it is open and has room for at least one alert more. */
  public boolean isMergeable() {
    return isOpen() && alerts.all() < Merging.MOST_ALERTS;
  }

  /** The people who have to answer now. */
  public Set<UserId> assignees() {
    return assignments.stream().map(Assignment::user).collect(Collectors.toUnmodifiableSet());
  }

  /** When the next timer is due; empty when nothing happens by itself. */
  public Optional<Instant> due() {
    Stream<Instant> asked =
        requests.stream()
            .flatMap(request -> request.targets().stream())
            .map(RequestedTarget::nextAt)
            .flatMap(Stream::ofNullable);
    return Stream.concat(timers.next().stream(), asked).min(Instant::compareTo);
  }
}
