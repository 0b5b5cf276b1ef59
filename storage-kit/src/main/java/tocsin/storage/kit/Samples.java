package tocsin.storage.kit;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.ContactKind;
import tocsin.core.account.ContactMethod;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.EscalationRule;
import tocsin.core.account.EscalationTarget;
import tocsin.core.account.Urgency;
import tocsin.core.alert.Alert;
import tocsin.core.alert.AlertKey;
import tocsin.core.alert.Occurrences;
import tocsin.core.event.Event;
import tocsin.core.event.EventAction;
import tocsin.core.event.Severity;
import tocsin.core.id.AlertId;
import tocsin.core.id.ContactMethodId;
import tocsin.core.id.EscalationPolicyId;
import tocsin.core.id.EscalationRuleId;
import tocsin.core.id.IncidentId;
import tocsin.core.id.IntegrationId;
import tocsin.core.id.LogEntryId;
import tocsin.core.id.NotificationId;
import tocsin.core.id.ServiceId;
import tocsin.core.id.UserId;
import tocsin.core.incident.Actor;
import tocsin.core.incident.AlertCounts;
import tocsin.core.incident.AssignedVia;
import tocsin.core.incident.Assignment;
import tocsin.core.incident.Escalation;
import tocsin.core.incident.Fact;
import tocsin.core.incident.Incident;
import tocsin.core.incident.IncidentFact;
import tocsin.core.incident.IncidentStatus;
import tocsin.core.incident.PageReason;
import tocsin.core.incident.StatusChange;
import tocsin.core.incident.Subject;
import tocsin.core.incident.Timers;
import tocsin.core.notification.PlannedNotification;

/** Plausible values for the stories of the contracts. */
public final class Samples {
  /** A Tuesday in September, on the millisecond. */
  public static final Instant NOON = Instant.ofEpochMilli(1_789_992_000_123L);

  public static final ServiceId CHECKOUT = new ServiceId("PCHECKOUT");
  public static final ServiceId SEARCH = new ServiceId("PSEARCH");
  public static final UserId ANA = new UserId("PANA");
  public static final UserId BO = new UserId("PBO");

  private static final EscalationPolicy POLICY =
      new EscalationPolicy(
          new EscalationPolicyId("PPOLICY"),
          "Checkout",
          "",
          List.of(
              new EscalationRule(
                  new EscalationRuleId("PRULE"),
                  Duration.ofMinutes(5),
                  List.of(new EscalationTarget.OfUser(ANA)))),
          0,
          List.of());

  private Samples() {}

  public static Event event(String dedupKey, Instant at) {
    return event(dedupKey, at, "{\"payload\":{\"summary\":\"Disk full on db1 — näher ansehen\"}}");
  }

  /** A trigger with that body. */
  public static Event event(String dedupKey, Instant at, String body) {
    return new Event(
        at,
        "0123456789abcdef0123456789abcdef",
        EventAction.TRIGGER,
        dedupKey,
        "Disk full on db1 — näher ansehen",
        "db1",
        Severity.CRITICAL,
        body);
  }

  /** A triggered incident of {@link #CHECKOUT} assigned to {@link #ANA}, without timers. */
  public static Incident incident(long number) {
    return incident(number, CHECKOUT, "Disk full on db" + number);
  }

  public static Incident incident(long number, ServiceId service, String title) {
    Instant at = NOON.plusSeconds(number);
    return new Incident(
        new IncidentId("Q" + number),
        number,
        new Subject(service, title, "key-" + number, null),
        at,
        IncidentStatus.TRIGGERED,
        Urgency.HIGH,
        null,
        new Escalation(POLICY, 1, 0, AssignedVia.ESCALATION_POLICY, false, false),
        List.of(new Assignment(at, ANA)),
        List.of(),
        Timers.NONE,
        new AlertCounts(1, 0),
        new StatusChange(at, Actor.CLOCK.agent()),
        null,
        null,
        null,
        List.of());
  }

  /** The incident with another status, and resolved a minute after it was made if that is it. */
  public static Incident with(Incident i, IncidentStatus status) {
    boolean resolved = status == IncidentStatus.RESOLVED;
    return changed(
        i,
        status,
        i.urgency(),
        resolved ? List.of() : i.assignments(),
        resolved ? Timers.NONE : i.timers());
  }

  public static Incident with(Incident i, Urgency urgency) {
    return changed(i, i.status(), urgency, i.assignments(), i.timers());
  }

  public static Incident assignedTo(Incident i, UserId... users) {
    List<Assignment> assignments =
        Arrays.stream(users).map(user -> new Assignment(i.createdAt(), user)).toList();
    return changed(i, i.status(), i.urgency(), assignments, i.timers());
  }

  public static Incident escalatingAt(Incident i, @Nullable Instant at) {
    Timers timers = new Timers(at, null, null, null, null);
    return changed(i, i.status(), i.urgency(), i.assignments(), timers);
  }

  private static Incident changed(
      Incident i,
      IncidentStatus status,
      Urgency urgency,
      List<Assignment> assignments,
      Timers timers) {
    return new Incident(
        i.id(),
        i.number(),
        i.subject(),
        i.createdAt(),
        status,
        urgency,
        i.priority(),
        i.escalation(),
        assignments,
        i.acknowledgements(),
        timers,
        i.alerts(),
        i.lastStatusChange(),
        status == IncidentStatus.RESOLVED ? i.createdAt().plusSeconds(60) : null,
        i.mergedInto(),
        i.bridge(),
        i.requests());
  }

  public static AlertKey key(String dedupKey) {
    return new AlertKey(new IntegrationId("PINTEGRATION"), dedupKey);
  }

  /** An open alert of the incident. */
  public static Alert alert(String id, Incident incident, String dedupKey) {
    return new Alert(
        new AlertId(id),
        incident.id(),
        incident.subject().service(),
        key(dedupKey),
        "Disk full",
        "db1",
        Severity.WARNING,
        incident.createdAt(),
        null,
        Occurrences.first(incident.createdAt()),
        7);
  }

  public static Fact fact(String id, Incident incident, IncidentFact what) {
    return new Fact(new LogEntryId(id), incident.id(), incident.createdAt(), Actor.CLOCK, what);
  }

  public static Fact note(String id, Incident incident, String content) {
    return fact(id, incident, new IncidentFact.Annotated(content));
  }

  public static PlannedNotification notification(String id, Incident incident, UserId user) {
    return new PlannedNotification(
        new NotificationId(id),
        incident.id(),
        incident.number(),
        incident.subject().title(),
        "Checkout",
        user,
        new ContactMethod(
            new ContactMethodId("PMAIL"), ContactKind.EMAIL, "Work", "ana@example.org", 0, true),
        incident.urgency(),
        PageReason.ASSIGNED,
        incident.createdAt(),
        incident.createdAt().plus(Duration.ofMinutes(1)));
  }
}
