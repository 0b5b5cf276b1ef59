package tocsin.web.page.account;

import java.util.List;
import tocsin.core.account.ContactKind;
import tocsin.core.account.ContactMethod;
import tocsin.core.account.Directory;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.Service;
import tocsin.core.account.Urgency;
import tocsin.core.id.ContactMethodId;
import tocsin.core.id.EscalationPolicyId;
import tocsin.core.id.ScheduleId;
import tocsin.core.id.UserId;
import tocsin.core.readiness.Problem;
import tocsin.core.schedule.Rota;
import tocsin.web.page.frame.Person;
import tocsin.web.page.frame.Ways;

/** What is not ready, in words: for the page and for the command line. */
public final class ReadinessWords {
  private ReadinessWords() {}

  /** The problem as a sentence. */
  public static String of(Problem problem, Directory directory) {
    return switch (problem) {
      case Problem.PolicyEndsNowhere(EscalationPolicyId policy) ->
          policy(policy, directory) + ": nobody is on call at any level.";
      case Problem.LevelEmpty(EscalationPolicyId policy, int level) ->
          policy(policy, directory) + ": nobody is on call at level " + level + ".";
      case Problem.Gap(ScheduleId schedule) ->
          schedule(schedule, directory) + ": nobody is on call.";
      case Problem.UserDeleted(EscalationPolicyId policy, int level, UserId user) ->
          policy(policy, directory) + ": level " + level + " asks somebody who was deleted.";
      case Problem.DeletedOnCall(ScheduleId schedule, UserId user) ->
          schedule(schedule, directory) + ": somebody who was deleted is on call.";
      case Problem.ScheduleDeleted(EscalationPolicyId policy, int level, ScheduleId schedule) ->
          policy(policy, directory) + ": level " + level + " asks a schedule that was deleted.";
      case Problem.Unreachable(UserId user) ->
          name(user, directory) + " has no verified contact method.";
      case Problem.NoRule(UserId user, Urgency urgency) ->
          name(user, directory) + " has no rule that works for " + urgency(urgency) + ".";
      case Problem.RuleSkipped(UserId user, ContactMethodId method) ->
          name(user, directory)
              + " is not reached by every rule: "
              + way(user, method, directory)
              + skipped(user, method, directory);
      case Problem.MediumNotSetUp(UserId user, List<ContactKind> media) ->
          name(user, directory) + onlyBy(media);
      case Problem.DoubleBooked(UserId user, List<ScheduleId> schedules) ->
          name(user, directory)
              + " is on call in "
              + String.join(" and ", schedules.stream().map(id -> schedule(id, directory)).toList())
              + " at once.";
      case Problem.ServiceWithoutPolicy p ->
          directory.service(p.service()).map(Service::name).orElse("A service")
              + " has no escalation policy any more.";
      case Problem.NoFallback p -> "The account has no fallback contact who can be reached.";
      case Problem.FallbackNotSetUp(UserId user, List<ContactKind> media) ->
          "The fallback contact " + name(user, directory) + onlyBy(media);
    };
  }

  private static String onlyBy(List<ContactKind> media) {
    return " can be reached only "
        + MissingMedia.by(media)
        + ", and this server is not set up for it: "
        + MissingMedia.remedy(media)
        + ".";
  }

  private static String skipped(UserId user, ContactMethodId id, Directory directory) {
    return directory
        .user(user)
        .flatMap(found -> found.contactMethod(id))
        .filter(ContactMethod::verified)
        .map(method ->
            " is not set up on this server: " + MissingMedia.remedy(List.of(method.kind())) + ".")
        .orElse(" is not verified.");
  }

  private static String way(UserId user, ContactMethodId id, Directory directory) {
    return directory
        .user(user)
        .flatMap(found -> found.contactMethod(id))
        .map(method -> Ways.of(method.kind()).label() + " (" + method.label() + ")")
        .orElse("a contact method");
  }

  private static String urgency(Urgency urgency) {
    return urgency == Urgency.HIGH ? "high urgency" : "low urgency";
  }

  private static String policy(EscalationPolicyId id, Directory directory) {
    return directory.escalationPolicy(id).map(EscalationPolicy::name).orElse("A policy");
  }

  private static String schedule(ScheduleId id, Directory directory) {
    return directory.rota(id).map(Rota::name).orElse("a schedule");
  }

  private static String name(UserId id, Directory directory) {
    return Person.of(id, directory).name();
  }
}
