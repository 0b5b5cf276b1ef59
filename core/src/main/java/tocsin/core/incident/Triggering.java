package tocsin.core.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.Service;
import tocsin.core.account.Urgency;
import tocsin.core.escalation.EscalationPath;
import tocsin.core.event.Severity;
import tocsin.core.id.UserId;

/** How an incident is made, by an alert or by hand. */
final class Triggering {
  /** As PagerDuty has it: half an hour less than a day. */
  private static final Duration LONGEST_IN_A_CROWD = Duration.ofSeconds(84_600);

  private Triggering() {}

  static Decision decide(Deciding deciding, IncidentAction.Trigger wanted) {
    Optional<Service> service = deciding.directory().service(wanted.subject().service());
    if (service.isEmpty()) {
      return Decision.refused(null, Refusal.NO_SUCH_SERVICE);
    }
    Optional<Refusal> shut = shut(deciding, wanted, service.get());
    if (shut.isPresent()) {
      return Decision.refused(null, shut.get());
    }
    Optional<EscalationPolicy> policy =
        wanted.policy() != null
            ? Optional.of(wanted.policy())
            : deciding.directory().escalationPolicy(service.get().escalationPolicy());
    if (policy.isEmpty()) {
      return Decision.refused(null, Refusal.NO_SUCH_POLICY);
    }
    Optional<Refusal> refusal = refusal(deciding, wanted, policy.get());
    return refusal.isPresent()
        ? Decision.refused(null, refusal.get())
        : make(deciding, wanted, service.get(), policy.get());
  }

  /** A person is told that the service makes no incidents now; events are counted before. */
  private static Optional<Refusal> shut(
      Deciding deciding, IncidentAction.Trigger wanted, Service service) {
    if (wanted.alert() != null) {
      return Optional.empty();
    }
    return switch (deciding.directory().mode(service, deciding.now())) {
      case TAKES_EVENTS -> Optional.empty();
      case IN_MAINTENANCE -> Optional.of(Refusal.SERVICE_IN_MAINTENANCE);
      case DISABLED -> Optional.of(Refusal.SERVICE_DISABLED);
    };
  }

  /**
   * What is refused to a person is not refused to a monitoring tool: an event always makes its
   * incident, and the fallback contact is asked when nobody is on call.
   */
  private static Optional<Refusal> refusal(
      Deciding deciding, IncidentAction.Trigger wanted, EscalationPolicy policy) {
    if (wanted.assignees().stream().anyMatch(u -> deciding.directory().user(u).isEmpty())) {
      return Optional.of(Refusal.NO_SUCH_ASSIGNEE);
    }
    if (wanted.priority() != null && deciding.directory().priority(wanted.priority()).isEmpty()) {
      return Optional.of(Refusal.NO_SUCH_PRIORITY);
    }
    boolean nobody =
        wanted.alert() == null
            && wanted.assignees().isEmpty()
            && EscalationPath.foresee(policy, 1, deciding.directory(), deciding.now()).isEmpty();
    return nobody ? Optional.of(Refusal.NOBODY_ON_CALL) : Optional.empty();
  }

  private static Decision make(
      Deciding deciding, IncidentAction.Trigger wanted, Service service, EscalationPolicy policy) {
    Severity severity = wanted.alert() == null ? null : wanted.alert().severity();
    Urgency urgency =
        wanted.urgency() == null
            ? Urgencies.of(service, severity, deciding.now())
            : wanted.urgency();
    Instant raiseAt =
        urgency == Urgency.LOW
            ? service.urgencyRule().nextRaise(deciding.now()).orElse(null)
            : null;
    Duration open = longestOpen(deciding, service);
    Instant resolveAt = open == null ? null : deciding.now().plus(open);
    deciding.record(
        new IncidentFact.Triggered(
            deciding.names().incidentNumbers().getAsLong(),
            wanted.subject(),
            urgency,
            wanted.priority(),
            policy,
            resolveAt,
            raiseAt));
    if (wanted.bridge() != null) {
      deciding.record(new IncidentFact.BridgeChanged(wanted.bridge()));
    }
    IncidentAction.NewAlert alert = wanted.alert();
    if (alert != null) {
      deciding.record(
          new IncidentFact.AlertTriggered(
              alert.id(), alert.key(), alert.summary(), alert.source(), alert.severity()));
    }
    List<UserId> chosen = wanted.assignees().stream().distinct().toList();
    if (chosen.isEmpty()) {
      deciding.enter(1, AssignReason.CREATED);
    } else {
      deciding.assignDirectly(chosen, AssignReason.CREATED);
      acknowledgeOwn(deciding, service, chosen);
    }
    return deciding.done();
  }

  /** How long it may stay open; null is for ever. */
  private static @Nullable Duration longestOpen(Deciding deciding, Service service) {
    Duration timeout = service.autoResolveTimeout();
    boolean shorten =
        deciding.crowded(service.id())
            && (timeout == null || timeout.compareTo(LONGEST_IN_A_CROWD) > 0);
    return shorten ? LONGEST_IN_A_CROWD : timeout;
  }

  /** Who makes an incident for themselves knows of it already: it begins acknowledged, unpaged. */
  private static void acknowledgeOwn(Deciding deciding, Service service, List<UserId> chosen) {
    if (deciding.actor().agent() instanceof Agent.OfUser(UserId self)
        && chosen.equals(List.of(self))) {
      deciding.pageNobody();
      Duration timeout = service.acknowledgementTimeout();
      deciding.record(
          new IncidentFact.Acknowledged(timeout == null ? null : deciding.now().plus(timeout)));
    }
  }
}
