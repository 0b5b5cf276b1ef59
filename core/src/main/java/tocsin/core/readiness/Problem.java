package tocsin.core.readiness;

import java.util.List;
import tocsin.core.account.ContactKind;
import tocsin.core.account.Urgency;
import tocsin.core.id.ContactMethodId;
import tocsin.core.id.EscalationPolicyId;
import tocsin.core.id.ScheduleId;
import tocsin.core.id.ServiceId;
import tocsin.core.id.UserId;

/** Why a page would, or might, not reach anybody. */
public sealed interface Problem {
  /** Nobody is on call at any level of the policy: only the fallback contact is paged. */
  record PolicyEndsNowhere(EscalationPolicyId policy) implements Problem {}

  /** Nobody is on call at that level, the first is 1; the next one is asked at once. */
  record LevelEmpty(EscalationPolicyId policy, int level) implements Problem {}

  /** Nobody is on call in a schedule by which a policy asks. */
  record Gap(ScheduleId schedule) implements Problem {}

  /** A level asks for somebody who was deleted. */
  record UserDeleted(EscalationPolicyId policy, int level, UserId user) implements Problem {}

  /** Somebody who was deleted is on call in a schedule. */
  record DeletedOnCall(ScheduleId schedule, UserId user) implements Problem {}

  /** A level asks for a schedule that was deleted. */
  record ScheduleDeleted(EscalationPolicyId policy, int level, ScheduleId schedule)
      implements Problem {}

  /** Somebody on call has no verified contact method. */
  record Unreachable(UserId user) implements Problem {}

  /** Somebody on call has no rule for that urgency that uses a verified contact method. */
  record NoRule(UserId user, Urgency urgency) implements Problem {}

  /**
   * Somebody on call is reached, but not by all of their rules: one has a contact method that isn't
   * verified, for it never was or leads nowhere any more, or is by a medium that isn't set up.
   */
  record RuleSkipped(UserId user, ContactMethodId method) implements Problem {}

  /**
   * Somebody on call has rules for an urgency that would work, but only by media that this server
   * is not set up for; the media are in their own order.
   */
  record MediumNotSetUp(UserId user, List<ContactKind> media) implements Problem {
    public MediumNotSetUp {
      media = List.copyOf(media);
    }
  }

  /** Somebody is on call in several schedules at once. */
  record DoubleBooked(UserId user, List<ScheduleId> schedules) implements Problem {
    public DoubleBooked {
      schedules = List.copyOf(schedules);
    }
  }

  /** A service's policy was deleted. */
  record ServiceWithoutPolicy(ServiceId service) implements Problem {}

  /** The account has no fallback contact, or pages can't reach them. */
  record NoFallback() implements Problem {}

  /** The fallback contact is reached only by media that this server is not set up for. */
  record FallbackNotSetUp(UserId user, List<ContactKind> media) implements Problem {
    public FallbackNotSetUp {
      media = List.copyOf(media);
    }
  }
}
