package tocsin.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.Urgency;
import tocsin.core.id.IncidentId;
import tocsin.core.id.LogEntryId;
import tocsin.core.incident.Actor;
import tocsin.core.incident.AssignReason;
import tocsin.core.incident.AssignedVia;
import tocsin.core.incident.Fact;
import tocsin.core.incident.Incident;
import tocsin.core.incident.IncidentFact;
import tocsin.core.incident.IncidentHistory;
import tocsin.core.incident.ResolveReason;
import tocsin.core.incident.Subject;
import tocsin.storage.IncidentStore;
import tocsin.storage.kit.Batch;

/** Years of incidents, one a minute; the last ones are still open. */
final class LargeHistory {
  private static final int AT_ONCE = 5_000;

  private LargeHistory() {}

  /** Stores {@code count} incidents, of which the last {@code open} are open. */
  static void fill(IncidentStore store, int count, int open) {
    List<Incident> page = new ArrayList<>();
    for (int number = 1; number <= count; number++) {
      page.add(incident(number, number > count - open));
      if (page.size() == AT_ONCE || number == count) {
        new Batch().put(page.toArray(Incident[]::new)).commit(store, 0);
        page.clear();
      }
    }
  }

  static IncidentId id(int number) {
    return new IncidentId("QINCIDENT" + number);
  }

  private static Incident incident(int number, boolean open) {
    Instant at = LargeAccount.BEGIN.plus(Duration.ofMinutes(number));
    EscalationPolicy policy = LargeAccount.policy(number % LargeAccount.TEAMS);
    List<Fact> facts = new ArrayList<>();
    Subject subject =
        new Subject(
            LargeAccount.serviceId(number), "Disk " + number + " is nearly full", null, null);
    facts.add(
        fact(
            number,
            at,
            new IncidentFact.Triggered(number, subject, Urgency.HIGH, null, policy, null, null)));
    facts.add(
        fact(
            number,
            at,
            new IncidentFact.Assigned(
                List.of(LargeAccount.user(number)),
                1,
                AssignedVia.ESCALATION_POLICY,
                AssignReason.CREATED,
                null,
                null,
                List.of())));
    if (!open) {
      facts.add(
          fact(
              number,
              at.plus(Duration.ofMinutes(20)),
              new IncidentFact.Resolved(ResolveReason.BY_HAND, null)));
    }
    return IncidentHistory.replay(facts).orElseThrow();
  }

  private static Fact fact(int number, Instant at, IncidentFact what) {
    return new Fact(new LogEntryId("QFACT" + number), id(number), at, Actor.CLOCK, what);
  }
}
