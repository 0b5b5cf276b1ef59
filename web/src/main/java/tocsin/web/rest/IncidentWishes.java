package tocsin.web.rest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tocsin.core.account.Directory;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.Urgency;
import tocsin.core.id.EscalationPolicyId;
import tocsin.core.id.PriorityId;
import tocsin.core.id.ServiceId;
import tocsin.core.id.UserId;
import tocsin.core.incident.ConferenceBridge;
import tocsin.core.incident.IncidentAction;
import tocsin.core.incident.Refusal;
import tocsin.core.incident.Subject;
import tocsin.web.http.Problem;
import tocsin.web.http.ProblemException;
import tocsin.web.http.Problems;

/** Reads from a body what is wanted of an incident. */
final class IncidentWishes {
  private static final int TITLE = 1024;
  private static final int DETAILS = 65_536;
  private static final int NUMBER = 255;
  private static final int URL = 2_048;
  private static final int MOST_ASSIGNEES = 100;
  private static final int MOST_LEVELS = 100;

  /** So long an incident can be snoozed. */
  static final Duration LONGEST_SNOOZE = Duration.ofDays(7);

  private IncidentWishes() {}

  /** What makes an incident by hand. */
  static IncidentAction.Trigger trigger(Input input, Directory directory) {
    Optional<String> title = input.filled("title", TITLE, true);
    Optional<ServiceId> service = input.reference("service", ServiceId::new);
    if (service.isEmpty()) {
      input.wrong("service", "can't be blank");
    } else if (directory.service(service.get()).isEmpty()) {
      input.wrong("service", "was not found");
    }
    if (!input.objects("assignments", MOST_ASSIGNEES).isEmpty()
        && has(input, "escalation_policy")) {
      input.wrong("Assignments and escalation policy can't both be given");
    }
    Optional<String> key = input.filled("incident_key", 255, false);
    Optional<String> details = input.object("body").flatMap(b -> b.text("details", DETAILS));
    Optional<Urgency> urgency = input.word("urgency", Urgency.class);
    Optional<PriorityId> priority = input.reference("priority", PriorityId::new);
    Optional<ConferenceBridge> bridge = bridge(input);
    List<UserId> assignees = assignees(input);
    Optional<EscalationPolicy> policy = policy(input, directory);
    input.check();
    return new IncidentAction.Trigger(
        new Subject(
            service.orElseThrow(), title.orElseThrow(), key.orElse(null), details.orElse(null)),
        urgency.orElse(null),
        priority.orElse(null),
        policy.orElse(null),
        assignees,
        null,
        bridge.orElse(null));
  }

  private static boolean has(Input input, String name) {
    return input.has(name) && !input.isNull(name);
  }

  /**
   * What an update wants, in the order in which it is to happen: first what the incident is, then
   * who has to answer, then its status. The caller checks the input.
   */
  static List<IncidentAction> changes(Input input) {
    List<IncidentAction> wanted = new ArrayList<>();
    input.filled("title", TITLE, false).map(IncidentAction.Retitle::new).ifPresent(wanted::add);
    if (input.has("priority")) {
      Optional<PriorityId> priority = input.reference("priority", PriorityId::new);
      wanted.add(new IncidentAction.SetPriority(priority.orElse(null)));
    }
    input.word("urgency", Urgency.class).map(IncidentAction.SetUrgency::new).ifPresent(wanted::add);
    if (input.has("conference_bridge")) {
      wanted.add(new IncidentAction.SetBridge(bridge(input).orElse(null)));
    }
    List<UserId> assignees = assignees(input);
    if (!assignees.isEmpty() && has(input, "escalation_policy")) {
      input.wrong("Assignments and escalation policy can't both be given");
    }
    if (!assignees.isEmpty()) {
      wanted.add(new IncidentAction.AssignTo(assignees));
    }
    input
        .reference("escalation_policy", EscalationPolicyId::new)
        .map(IncidentAction.DelegateTo::new)
        .ifPresent(wanted::add);
    input
        .number("escalation_level", 1, MOST_LEVELS)
        .map(level -> new IncidentAction.Escalate(level.intValue()))
        .ifPresent(wanted::add);
    Optional<IncidentAction> status = status(input);
    status.ifPresent(wanted::add);
    if (status.filter(IncidentAction.Acknowledge.class::isInstance).isPresent()) {
      // The command line pd snoozes like this.
      input
          .number("duration", 1, LONGEST_SNOOZE.toSeconds())
          .map(seconds -> new IncidentAction.Snooze(Duration.ofSeconds(seconds)))
          .ifPresent(wanted::add);
    }
    return wanted;
  }

  /** How it was done counts only where it is said to be done. */
  private static Optional<IncidentAction> status(Input input) {
    Optional<String> resolution = input.filled("resolution", DETAILS, false);
    return input
        .text("status", 100)
        .map(status ->
            switch (status) {
              case "acknowledged" -> new IncidentAction.Acknowledge();
              case "resolved" -> new IncidentAction.Resolve(resolution.orElse(null));
              default ->
                  throw new ProblemException(
                      new Problem(
                          400,
                          1003,
                          "Invalid Status Provided",
                          List.of("Status must be acknowledged or resolved")));
            });
  }

  /** Empty when nothing of it is given: then there is no place to meet. */
  private static Optional<ConferenceBridge> bridge(Input input) {
    Optional<Input> given = input.object("conference_bridge");
    Optional<String> number =
        given.flatMap(b -> b.text("conference_number", NUMBER)).filter(n -> !n.isBlank());
    Optional<String> url =
        given.flatMap(b -> b.text("conference_url", URL)).filter(u -> !u.isBlank());
    if (url.filter(u -> !u.matches("(?i)https?://\\S+")).isPresent()) {
      input.wrong("Conference url must begin with http:// or https://");
    }
    return number.isEmpty() && url.isEmpty()
        ? Optional.empty()
        : Optional.of(new ConferenceBridge(number.orElse(null), url.orElse(null)));
  }

  private static List<UserId> assignees(Input input) {
    List<UserId> users = new ArrayList<>();
    for (Input assignment : input.objects("assignments", MOST_ASSIGNEES)) {
      Optional<UserId> user = assignment.reference("assignee", UserId::new);
      if (user.isEmpty()) {
        assignment.wrong("assignee", "can't be blank");
      }
      user.ifPresent(users::add);
    }
    return users;
  }

  private static Optional<EscalationPolicy> policy(Input input, Directory directory) {
    return input
        .reference("escalation_policy", EscalationPolicyId::new)
        .map(id ->
            directory
                .escalationPolicy(id)
                .orElseThrow(() -> new ProblemException(Problems.of(Refusal.NO_SUCH_POLICY))));
  }
}
