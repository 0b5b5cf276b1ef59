package tocsin.core.incident;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.EscalationRule;
import tocsin.core.account.Service;
import tocsin.core.account.Urgency;
import tocsin.core.account.UrgencyBasis;
import tocsin.core.event.Severity;

/** How urgency comes about and what a change of it means. */
final class Urgencies {
  private Urgencies() {}

  /** Critical and error are high, warning and info low, none given is high. */
  static Urgency of(Service service, @Nullable Severity severity, Instant now) {
    return switch (service.urgencyRule().at(now)) {
      case HIGH -> Urgency.HIGH;
      case LOW -> Urgency.LOW;
      case SEVERITY_BASED ->
          severity == Severity.WARNING || severity == Severity.INFO ? Urgency.LOW : Urgency.HIGH;
    };
  }

  /**
   * A graver repeated trigger raises the urgency. A milder one changes nothing: an alert that flaps
   * between severities would page anew at each turn and never reach the next level.
   */
  static Decision follow(Deciding deciding, @Nullable Severity severity) {
    Incident incident = deciding.incident();
    boolean graver =
        severity != null
            && incident.urgency() == Urgency.LOW
            && deciding
                .directory()
                .service(incident.subject().service())
                .filter(s -> s.urgencyRule().at(deciding.now()) == UrgencyBasis.SEVERITY_BASED)
                .filter(s -> of(s, severity, deciding.now()) == Urgency.HIGH)
                .isPresent();
    if (graver) {
      change(deciding, Urgency.HIGH);
    }
    return deciding.done();
  }

  /**
   * While triggered, the people asked are paged again by the rules of the new urgency; what was
   * planned by the old ones is stopped.
   */
  static void change(Deciding deciding, Urgency urgency) {
    Incident before = deciding.incident();
    boolean triggered = before.status() == IncidentStatus.TRIGGERED;
    if (triggered) {
      deciding.stopPaging();
    }
    Instant escalateAt = triggered && urgency == Urgency.HIGH ? presentLevelEndsAt(deciding) : null;
    Instant raiseAt =
        urgency == Urgency.LOW
            ? deciding
                .directory()
                .service(before.subject().service())
                .flatMap(service -> service.urgencyRule().nextRaise(deciding.now()))
                .orElse(null)
            : null;
    deciding.record(new IncidentFact.UrgencyChanged(urgency, escalateAt, raiseAt));
    if (triggered) {
      deciding.pageAssignees(PageReason.URGENCY_CHANGED);
    }
  }

  /** When the level that is asked now has had its time, counted from now; null if it never ends. */
  static @Nullable Instant presentLevelEndsAt(Deciding deciding) {
    Escalation escalation = deciding.incident().escalation();
    if (escalation.via() == AssignedVia.DIRECT_ASSIGNMENT || escalation.exhausted()) {
      return null;
    }
    List<EscalationRule> rules = escalation.policy().rules();
    int level = Math.clamp(escalation.level(), 1, rules.size());
    return deciding.now().plus(rules.get(level - 1).delay());
  }
}
