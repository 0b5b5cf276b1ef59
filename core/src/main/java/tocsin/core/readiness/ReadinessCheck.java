package tocsin.core.readiness;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tocsin.core.account.ContactKind;
import tocsin.core.account.ContactMethod;
import tocsin.core.account.Directory;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.EscalationRule;
import tocsin.core.account.EscalationTarget;
import tocsin.core.account.Service;
import tocsin.core.account.Urgency;
import tocsin.core.account.User;
import tocsin.core.id.ScheduleId;
import tocsin.core.id.UserId;
import tocsin.core.schedule.Rota;

/**
 * Looks at a span of time before it comes: whether everybody on call can be reached and has rules
 * that say how, and where pages would go astray. Only schedules by which a policy asks count.
 * Bounded: the work grows with the shifts in the span, and ends at 300,000 of them.
 */
public final class ReadinessCheck {
  /** How far ahead is looked unless somebody asks otherwise. */
  public static final Duration USUAL = Duration.ofDays(28);

  /** No longer span is looked at. */
  public static final Duration LONGEST = Duration.ofDays(92);

  private static final int MOST_SHIFTS = 300_000;

  private final Directory directory;
  private final Set<ContactKind> offered;
  private final Span span;
  private final Spans whole;
  private final Shifts shifts;
  private final Map<UserId, List<Spans>> onCall = new HashMap<>();
  private final List<Finding> findings = new ArrayList<>();

  private ReadinessCheck(Directory directory, Set<ContactKind> offered, Span span, int mostShifts) {
    this.directory = directory;
    this.offered = offered;
    this.span = span;
    this.whole = Spans.of(List.of(span));
    this.shifts = new Shifts(span, mostShifts);
  }

  /**
   * Everything that is not ready between the two instants, which count in whole milliseconds.
   *
   * @param offered the media that this server is set up for
   * @throws IllegalArgumentException when the span is empty or longer than {@link #LONGEST}
   */
  public static Report of(
      Directory directory, Set<ContactKind> offered, Instant since, Instant until) {
    return of(directory, offered, since, until, MOST_SHIFTS);
  }

  static Report of(
      Directory directory, Set<ContactKind> offered, Instant since, Instant until, int mostShifts) {
    Instant from = since.truncatedTo(ChronoUnit.MILLIS);
    Instant to = until.truncatedTo(ChronoUnit.MILLIS);
    if (!from.isBefore(to) || Duration.between(from, to).compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("The span must be longer than nothing and up to 92 days");
    }
    return new ReadinessCheck(directory, offered, new Span(from, to), mostShifts).report();
  }

  private Report report() {
    directory.all(EscalationPolicy.class).stream()
        .sorted(Comparator.comparing(EscalationPolicy::name).thenComparing(EscalationPolicy::key))
        .forEach(this::policy);
    shifts.all().forEach(this::schedule);
    onCall.forEach((user, times) -> reachable(user, union(times)));
    new DoubleBookings(shifts.all()).find().forEach(this::add);
    services();
    fallback();
    findings.sort(
        Comparator.comparing(Finding::severity)
            .thenComparing(finding -> finding.when().getFirst().start())
            .thenComparing(finding -> finding.problem().toString()));
    return new Report(span, findings, shifts.complete());
  }

  private void add(Problem problem, Spans when) {
    if (!when.isEmpty()) {
      findings.add(Finding.of(problem, when));
    }
  }

  private void policy(EscalationPolicy policy) {
    Spans anybody = Spans.NONE;
    for (int i = 0; i < policy.rules().size(); i++) {
      Spans covered = level(policy, i + 1, policy.rules().get(i));
      missing(new Problem.LevelEmpty(policy.id(), i + 1), covered);
      anybody = anybody.and(covered);
    }
    missing(new Problem.PolicyEndsNowhere(policy.id()), anybody);
  }

  /** What was not looked at to its end may look empty and is not: nothing is said of it. */
  private void missing(Problem problem, Spans covered) {
    if (shifts.complete()) {
      add(problem, covered.missingFrom(span));
    }
  }

  /** When somebody who exists is on call at that level. */
  private Spans level(EscalationPolicy policy, int number, EscalationRule rule) {
    List<Spans> covered = new ArrayList<>();
    for (EscalationTarget target : rule.targets()) {
      switch (target) {
        case EscalationTarget.OfUser(UserId user) -> {
          if (directory.user(user).isPresent()) {
            onCall.computeIfAbsent(user, _ -> new ArrayList<>()).add(whole);
            covered.add(whole);
          } else {
            add(new Problem.UserDeleted(policy.id(), number, user), whole);
          }
        }
        case EscalationTarget.OfSchedule(ScheduleId id) ->
            directory
                .rota(id)
                .ifPresentOrElse(
                    rota -> covered.add(existing(rota)),
                    () -> add(new Problem.ScheduleDeleted(policy.id(), number, id), whole));
      }
    }
    return union(covered);
  }

  private Spans existing(Rota rota) {
    return union(
        shifts.of(rota).entrySet().stream()
            .filter(entry -> directory.user(entry.getKey()).isPresent())
            .map(Map.Entry::getValue)
            .toList());
  }

  private void schedule(ScheduleId id, Map<UserId, Spans> times) {
    times.forEach((user, spans) -> {
      if (directory.user(user).isPresent()) {
        onCall.computeIfAbsent(user, _ -> new ArrayList<>()).add(spans);
      } else {
        add(new Problem.DeletedOnCall(id, user), spans);
      }
    });
    missing(new Problem.Gap(id), union(times.values()));
  }

  private void reachable(UserId id, Spans times) {
    User user = directory.user(id).orElseThrow();
    if (user.contactMethods().stream().noneMatch(ContactMethod::verified)) {
      add(new Problem.Unreachable(id), times);
      return;
    }
    Set<ContactKind> missing = new TreeSet<>();
    for (Urgency urgency : Urgency.values()) {
      Set<ContactKind> media = media(user, urgency);
      if (media.isEmpty()) {
        add(new Problem.NoRule(id, urgency), times);
      } else if (Collections.disjoint(media, offered)) {
        missing.addAll(media);
      }
    }
    if (!missing.isEmpty()) {
      add(new Problem.MediumNotSetUp(id, List.copyOf(missing)), times);
    }
    skipped(user, missing, times);
  }

  /** By which media the user's rules would reach them. */
  private static Set<ContactKind> media(User user, Urgency urgency) {
    Set<ContactKind> media = new TreeSet<>();
    user.usableRules(urgency).stream()
        .flatMap(rule -> user.contactMethod(rule.contactMethod()).stream())
        .forEach(method -> media.add(method.kind()));
    return media;
  }

  /** What lies at a medium of which more was said already is not told again. */
  private void skipped(User user, Set<ContactKind> said, Spans times) {
    user.notificationRules().stream()
        .flatMap(rule -> user.contactMethod(rule.contactMethod()).stream())
        .filter(method -> !method.verified() || !offered.contains(method.kind()))
        .filter(method -> !method.verified() || !said.contains(method.kind()))
        .map(ContactMethod::id)
        .distinct()
        .forEach(method -> add(new Problem.RuleSkipped(user.id(), method), times));
  }

  private void services() {
    for (Service service : directory.all(Service.class)) {
      if (directory.escalationPolicy(service.escalationPolicy()).isEmpty()) {
        add(new Problem.ServiceWithoutPolicy(service.id()), whole);
      }
    }
  }

  private void fallback() {
    Optional<User> fallback =
        Optional.ofNullable(directory.account().fallbackContact()).flatMap(directory::user);
    Set<ContactKind> media = new TreeSet<>();
    fallback.stream()
        .flatMap(user -> user.contactMethods().stream())
        .filter(ContactMethod::verified)
        .forEach(method -> media.add(method.kind()));
    if (fallback.isEmpty() || media.isEmpty()) {
      add(new Problem.NoFallback(), whole);
    } else if (Collections.disjoint(media, offered)) {
      add(new Problem.FallbackNotSetUp(fallback.get().id(), List.copyOf(media)), whole);
    }
  }

  private static Spans union(Iterable<Spans> all) {
    List<Span> every = new ArrayList<>();
    all.forEach(spans -> every.addAll(spans.list()));
    return Spans.of(every);
  }
}
