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
import tocsin.core.schedule.ComingShifts;
import tocsin.core.schedule.OnCall;
import tocsin.core.schedule.Rota;
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
   * One target of a level; a schedule stands once for each person whom it has on call.
   *
   * @param person who is on call by it now; null is nobody
   * @param scheduleId empty when the person is named directly
   * @param until when the shift ends; null when it has no end, or isn't a shift
   * @param warning why the person can't be reached; empty when they can
   * @param next who comes next in the schedule, and when; empty when nobody does soon
   */
  public record Target(
      @Nullable Person person,
      String scheduleId,
      String schedule,
      @Nullable Moment until,
      String warning,
      String next) {}

  /** The policy's ladder at that time. */
  public static Ladder of(EscalationPolicy policy, Directory directory, Times times) {
    List<Rung> rungs = new ArrayList<>();
    Duration whole = Duration.ZERO;
    for (EscalationRule rule : policy.rules()) {
      List<Target> targets =
          rule.targets().stream()
              .flatMap(target -> targets(target, directory, times).stream())
              .toList();
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

  private static List<Target> targets(EscalationTarget target, Directory directory, Times times) {
    return switch (target) {
      case EscalationTarget.OfUser of ->
          List.of(
              new Target(
                  Person.of(of.user(), directory),
                  "",
                  "",
                  null,
                  warning(of.user(), directory),
                  ""));
      case EscalationTarget.OfSchedule of ->
          directory
              .rota(of.schedule())
              .map(rota -> ofSchedule(rota, directory, times))
              .orElseGet(() -> List.of(new Target(null, "", "a deleted schedule", null, "", "")));
    };
  }

  private static List<Target> ofSchedule(Rota rota, Directory directory, Times times) {
    List<Shift> shifts = OnCall.shiftsAt(rota, times.now());
    String next = next(rota, directory, times);
    if (shifts.isEmpty()) {
      return List.of(new Target(null, rota.id().value(), rota.name(), null, "", next));
    }
    Instant far = times.now().plus(FOREVER);
    return shifts.stream()
        .map(shift ->
            new Target(
                Person.of(shift.user(), directory),
                rota.id().value(),
                rota.name(),
                far.isAfter(shift.end()) ? times.minute(shift.end()) : null,
                warning(shift.user(), directory),
                next))
        .toList();
  }

  private static String next(Rota rota, Directory directory, Times times) {
    List<Shift> coming = ComingShifts.after(rota, times.now());
    if (coming.isEmpty()) {
      return "";
    }
    List<String> names =
        coming.stream().map(shift -> Person.of(shift.user(), directory).name()).toList();
    return String.join(" and ", names) + " from " + times.minute(coming.getFirst().start()).text();
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
