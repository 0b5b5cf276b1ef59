package tocsin.web.page.account;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.Directory;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.EscalationRule;
import tocsin.core.account.EscalationTarget;
import tocsin.core.account.Urgency;
import tocsin.core.account.User;
import tocsin.core.id.UserId;
import tocsin.core.schedule.OnCall;
import tocsin.core.schedule.Schedule;
import tocsin.core.schedule.Shift;
import tocsin.web.page.frame.Moment;
import tocsin.web.page.frame.Person;
import tocsin.web.page.frame.Times;

/**
 * A policy as it stands now: who is asked at each level, and how long each has.
 *
 * @param end what happens after the last level
 * @param whole how long it takes from the first level to the end of the last
 */
public record Ladder(
    String policyId,
    String policy,
    String description,
    List<Rung> rungs,
    String end,
    String whole) {
  private static final Duration FOREVER = Duration.ofDays(365);

  /** One level. */
  public record Rung(int number, List<Target> targets, String delay) {}

  /**
   * One target of a level.
   *
   * @param person who is on call by it now; null is nobody
   * @param scheduleId empty when the person is named directly
   * @param until when the shift ends; null when it has no end, or isn't a shift
   * @param warning why the person can't be reached; empty when they can
   */
  public record Target(
      @Nullable Person person,
      String scheduleId,
      String schedule,
      @Nullable Moment until,
      String warning) {}

  /** The policy's ladder at that time. */
  public static Ladder of(EscalationPolicy policy, Directory directory, Times times) {
    List<Rung> rungs = new ArrayList<>();
    Duration whole = Duration.ZERO;
    for (EscalationRule rule : policy.rules()) {
      List<Target> targets =
          rule.targets().stream().map(target -> target(target, directory, times)).toList();
      rungs.add(new Rung(rungs.size() + 1, targets, Times.countdown(rule.delay())));
      whole = whole.plus(rule.delay());
    }
    return new Ladder(
        policy.id().value(),
        policy.name(),
        policy.description(),
        rungs,
        end(policy.loops()),
        Times.countdown(whole));
  }

  private static String end(int loops) {
    return switch (loops) {
      case 0 -> "then nobody more is asked";
      case 1 -> "start again at level 1, once";
      case 2 -> "start again at level 1, twice";
      default -> "start again at level 1, " + loops + " times";
    };
  }

  private static Target target(EscalationTarget target, Directory directory, Times times) {
    return switch (target) {
      case EscalationTarget.OfUser of ->
          new Target(Person.of(of.user(), directory), "", "", null, warning(of.user(), directory));
      case EscalationTarget.OfSchedule of ->
          directory
              .schedule(of.schedule())
              .map(schedule -> ofSchedule(schedule, directory, times))
              .orElseGet(() -> new Target(null, "", "a deleted schedule", null, ""));
    };
  }

  private static Target ofSchedule(Schedule schedule, Directory directory, Times times) {
    Optional<Shift> shift = OnCall.shiftAt(schedule, times.now());
    Instant far = times.now().plus(FOREVER);
    return new Target(
        shift.map(s -> Person.of(s.user(), directory)).orElse(null),
        schedule.id().value(),
        schedule.name(),
        shift.map(Shift::end).filter(far::isAfter).map(times::minute).orElse(null),
        shift.map(s -> warning(s.user(), directory)).orElse(""));
  }

  /** Why a page can't reach that user; empty when it can. */
  public static String warning(UserId id, Directory directory) {
    Optional<User> user = directory.user(id);
    if (user.isEmpty()) {
      return "deleted";
    }
    return user.get().usableRules(Urgency.HIGH).isEmpty() ? "no verified way to be reached" : "";
  }

  /** Everybody who is asked now, level by level, each once. */
  public List<Person> people() {
    return rungs.stream()
        .flatMap(rung -> rung.targets().stream())
        .map(Target::person)
        .filter(person -> person != null)
        .distinct()
        .toList();
  }

  /** Whether nobody at all is on call. */
  public boolean empty() {
    return people().isEmpty();
  }

  /** "David, then Joseph", or "nobody". */
  public String inWords() {
    List<String> levels =
        rungs.stream().map(Ladder::names).filter(names -> !names.isEmpty()).toList();
    return levels.isEmpty() ? "nobody" : String.join(", then ", levels);
  }

  private static String names(Rung rung) {
    return String.join(
        " and ",
        rung.targets().stream()
            .map(Target::person)
            .filter(person -> person != null)
            .map(Person::name)
            .distinct()
            .toList());
  }

  /** The lowest level at which that person is asked; empty when at none. */
  public Optional<Integer> levelOf(String personId) {
    return rungs.stream()
        .filter(rung ->
            rung.targets().stream()
                .anyMatch(t -> t.person() != null && t.person().id().equals(personId)))
        .map(Rung::number)
        .findFirst();
  }
}
