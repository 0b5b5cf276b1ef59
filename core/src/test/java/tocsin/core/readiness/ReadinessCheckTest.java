package tocsin.core.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tocsin.core.account.ContactKind;
import tocsin.core.account.ContactMethod;
import tocsin.core.account.DirectoryEntry;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.EscalationRule;
import tocsin.core.account.EscalationTarget;
import tocsin.core.account.NotificationRule;
import tocsin.core.account.ScheduleEntry;
import tocsin.core.account.TestAccount;
import tocsin.core.account.Urgency;
import tocsin.core.account.UrgencyRule;
import tocsin.core.account.User;
import tocsin.core.id.ContactMethodId;
import tocsin.core.id.EscalationPolicyId;
import tocsin.core.id.EscalationRuleId;
import tocsin.core.id.LayerId;
import tocsin.core.id.NotificationRuleId;
import tocsin.core.id.OverrideId;
import tocsin.core.id.ScheduleId;
import tocsin.core.id.UserId;
import tocsin.core.schedule.Layer;
import tocsin.core.schedule.Schedule;
import tocsin.core.schedule.ScheduleOverride;

/** Looks at a week of a small account in which something is always wrong, but once. */
class ReadinessCheckTest {
  private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
  private static final Instant MONDAY = Instant.parse("2026-02-02T08:00:00Z");
  private static final Instant NEXT = MONDAY.plus(Duration.ofDays(7));
  private static final EscalationPolicyId CORE = new EscalationPolicyId("CORE");
  private static final ScheduleId PRIMARY = new ScheduleId("PRIMARY");
  private static final ScheduleId SECONDARY = new ScheduleId("SECONDARY");
  private static final UserId ADA = new UserId("ada");
  private static final UserId BEN = new UserId("ben");

  private Set<ContactKind> offered = EnumSet.allOf(ContactKind.class);
  private TestAccount account =
      TestAccount.empty().withUser("ada").withUser("ben").withFallback("ada");

  @Test
  void whereEverythingIsInOrderNothingIsFound() {
    with(schedule(PRIMARY, ADA, BEN), policy(asks(PRIMARY), asks(BEN)));
    account = account.withService(UrgencyRule.HIGH, null, null);
    assertThat(problems())
        .as("its policy is another")
        .containsExactly(new Problem.ServiceWithoutPolicy(TestAccount.SERVICE));
    with(
        new EscalationPolicy(
            TestAccount.POLICY, "Of the service", "", policy(asks(ADA)).rules(), 0, List.of()));

    Report report = check();
    assertThat(report.findings()).isEmpty();
    assertThat(report.ready()).isTrue();
  }

  @Test
  void aGapIsToldToTheMillisecondAndLeadsToTheNextLevelOrNowhere() {
    Schedule gappy = between(PRIMARY, MONDAY.plusMillis(86_400_001), NEXT, ADA);
    with(gappy, policy(asks(PRIMARY)));
    Span gap = new Span(MONDAY, MONDAY.plusMillis(86_400_001));

    assertThat(check().findings())
        .containsExactly(
            new Finding(
                new Problem.PolicyEndsNowhere(CORE), Finding.Severity.CRITICAL, List.of(gap), 0),
            new Finding(new Problem.Gap(PRIMARY), Finding.Severity.WARNING, List.of(gap), 0),
            new Finding(
                new Problem.LevelEmpty(CORE, 1), Finding.Severity.WARNING, List.of(gap), 0));

    with(policy(asks(PRIMARY), asks(BEN)));
    assertThat(check().ready()).as("level 2 is asked at once").isTrue();
    with(policy(asks(BEN), asks(PRIMARY)));
    assertThat(check().ready()).as("level 1 is asked").isTrue();
    with(policy(asks(PRIMARY), asks(BEN)));
    assertThat(problems())
        .containsExactly(new Problem.Gap(PRIMARY), new Problem.LevelEmpty(CORE, 1));
  }

  @Test
  void anOverrideFillsAGapAndAnotherMakesADoubleBooking() {
    Instant gapEnd = MONDAY.plus(Duration.ofHours(5));
    Schedule primary = between(PRIMARY, gapEnd, NEXT, ADA);
    with(
        overridden(primary, BEN, MONDAY, gapEnd.plus(Duration.ofHours(1))),
        between(SECONDARY, MONDAY, NEXT, BEN),
        policy(asks(PRIMARY), asks(SECONDARY)));

    assertThat(check().findings())
        .containsExactly(
            new Finding(
                new Problem.DoubleBooked(BEN, List.of(PRIMARY, SECONDARY)),
                Finding.Severity.WARNING,
                List.of(new Span(MONDAY, gapEnd.plus(Duration.ofHours(1)))),
                0));
  }

  @Test
  void somebodyIsUnreachableExactlyWhileTheyAreOnCall() {
    User unproved = TestAccount.user("ben", Duration.ZERO, Urgency.HIGH, Urgency.LOW);
    with(withoutProof(unproved), schedule(PRIMARY, ADA, BEN), policy(asks(PRIMARY)));

    Finding finding = check().findings().getFirst();
    assertThat(finding.problem()).isEqualTo(new Problem.Unreachable(BEN));
    assertThat(finding.when()).hasSize(3).allMatch(span -> hours(span) == 24);
    assertThat(finding.when().getFirst().start()).isEqualTo(MONDAY.plus(Duration.ofDays(1)));
    assertThat(check().ready()).isFalse();
  }

  @Test
  void rulesAreNeededForBothUrgencies() {
    with(TestAccount.user("ben", Duration.ZERO, Urgency.HIGH), policy(asks(BEN)));
    assertThat(problems()).containsExactly(new Problem.NoRule(BEN, Urgency.LOW));
  }

  @Test
  void aRuleWhoseContactMethodIsNotVerifiedIsSkipped() {
    User ben = TestAccount.user("ben", Duration.ZERO, Urgency.HIGH, Urgency.LOW);
    ContactMethodId phone = new ContactMethodId("phone");
    List<ContactMethod> methods = new ArrayList<>(ben.contactMethods());
    methods.add(new ContactMethod(phone, ContactKind.PUSH, "Phone", "gone", 0, false));
    List<NotificationRule> rules = new ArrayList<>(ben.notificationRules());
    for (Urgency urgency : Urgency.values()) {
      NotificationRuleId id = new NotificationRuleId("also-" + urgency);
      rules.add(new NotificationRule(id, Duration.ZERO, phone, urgency));
    }
    with(ben.reachedBy(methods, rules), policy(asks(BEN)));

    assertThat(problems()).as("said once").containsExactly(new Problem.RuleSkipped(BEN, phone));
    assertThat(check().ready()).isTrue();
  }

  @Test
  void whoIsReachedOnlyByAMediumThatIsNotSetUpIsNotReady() {
    with(policy(asks(BEN)));
    offered = EnumSet.complementOf(EnumSet.of(ContactKind.EMAIL));

    List<ContactKind> mail = List.of(ContactKind.EMAIL);
    assertThat(problems())
        .containsExactly(
            new Problem.FallbackNotSetUp(ADA, mail), new Problem.MediumNotSetUp(BEN, mail));
    assertThat(check().findings())
        .extracting(Finding::severity)
        .containsExactly(Finding.Severity.CRITICAL, Finding.Severity.ERROR);
    assertThat(check().ready()).isFalse();
  }

  @Test
  void whoIsReachedByAnotherMediumTooLosesOnlyThatRule() {
    User ben = TestAccount.user("ben", Duration.ZERO, Urgency.HIGH, Urgency.LOW);
    ContactMethodId topic = new ContactMethodId("topic");
    List<ContactMethod> methods = new ArrayList<>(ben.contactMethods());
    methods.add(new ContactMethod(topic, ContactKind.NTFY, "Topic", "ntfy", 0, true));
    List<NotificationRule> rules = new ArrayList<>(ben.notificationRules());
    rules.add(
        new NotificationRule(new NotificationRuleId("pushed"), Duration.ZERO, topic, Urgency.HIGH));
    with(ben.reachedBy(methods, rules), policy(asks(BEN)));
    account = account.withFallback("ben");

    offered = EnumSet.of(ContactKind.EMAIL);
    assertThat(problems()).containsExactly(new Problem.RuleSkipped(BEN, topic));
    assertThat(check().ready()).isTrue();

    offered = EnumSet.of(ContactKind.NTFY);
    assertThat(problems())
        .as("nothing is left for low urgency")
        .containsExactly(new Problem.MediumNotSetUp(BEN, List.of(ContactKind.EMAIL)));
  }

  @Test
  void whoWasDeletedIsMissedOnSchedulesAndLevels() {
    UserId gone = new UserId("gone");
    with(between(PRIMARY, MONDAY, NEXT, gone), policy(asks(gone), asks(PRIMARY)));

    assertThat(problems())
        .contains(
            new Problem.PolicyEndsNowhere(CORE),
            new Problem.UserDeleted(CORE, 1, gone),
            new Problem.DeletedOnCall(PRIMARY, gone),
            new Problem.LevelEmpty(CORE, 1),
            new Problem.LevelEmpty(CORE, 2));
  }

  @Test
  void whatWasDeletedIsMissed() {
    with(policy(asks(SECONDARY), asks(BEN)));
    account = account.withService();

    assertThat(problems())
        .containsExactly(
            new Problem.ServiceWithoutPolicy(TestAccount.SERVICE),
            new Problem.ScheduleDeleted(CORE, 1, SECONDARY),
            new Problem.LevelEmpty(CORE, 1));
  }

  @Test
  void theFallbackMustBeReachable() {
    account = TestAccount.empty().withUser("ada").withFallback("nobody");
    assertThat(problems()).containsExactly(new Problem.NoFallback());

    User unproved = TestAccount.user("ada", Duration.ZERO, Urgency.HIGH, Urgency.LOW);
    with(
        unproved.reachedBy(
            List.of(unproved.contactMethods().getFirst().verified(false)),
            unproved.notificationRules()));
    account = account.withFallback("ada");
    assertThat(problems()).containsExactly(new Problem.NoFallback());
  }

  @Test
  void aScheduleThatNobodyAsksDoesNotMatter() {
    with(between(PRIMARY, NEXT, NEXT.plusSeconds(60), ADA), policy(asks(BEN)));
    assertThat(check().findings()).isEmpty();
  }

  @Test
  void aShiftOverADayOfTwentyFiveHoursIsOneShift() {
    Instant autumn = Instant.parse("2026-10-30T07:00:00Z");
    with(
        TestAccount.user("ben", Duration.ZERO),
        schedule(PRIMARY, autumn, ADA, BEN),
        policy(asks(PRIMARY)));
    List<Span> bens =
        ReadinessCheck.of(account.directory(), offered, autumn, autumn.plus(Duration.ofHours(97)))
            .findings()
            .getFirst()
            .when();
    assertThat(bens).extracting(ReadinessCheckTest::hours).containsExactly(24L, 24L);
    assertThat(bens.getLast().start())
        .as("Sunday has 25 hours")
        .isEqualTo(autumn.plus(Duration.ofHours(73)));
  }

  @Test
  void problemsOfOneKindAreToldInTheOrderInWhichTheyBegin() {
    ScheduleId second = new ScheduleId("second");
    Instant noon = MONDAY.plus(Duration.ofHours(12));
    Schedule early = between(PRIMARY, noon, NEXT.minusSeconds(60), ADA);
    Schedule late = between(second, MONDAY, noon, BEN);
    with(early, late, policy(asks(PRIMARY), asks(second)));
    assertThat(problems().stream().filter(Problem.Gap.class::isInstance))
        .containsExactly(new Problem.Gap(PRIMARY), new Problem.Gap(second));
  }

  @Test
  void tooManyShiftsEndTheLookAndAreSaid() {
    with(minutely(PRIMARY), policy(asks(PRIMARY)));
    Report report = ReadinessCheck.of(account.directory(), offered, MONDAY, NEXT, 2_000);

    assertThat(report.complete()).isFalse();
    assertThat(report.ready()).isFalse();
    assertThat(report.findings()).as("what was not looked at is no gap").isEmpty();
  }

  @Test
  void theLookEndsWithTheDayInWhichTheShiftsAreUsedUp() {
    User ben = TestAccount.user("ben", Duration.ZERO, Urgency.HIGH, Urgency.LOW);
    with(withoutProof(ben), schedule(PRIMARY, ADA, BEN), policy(asks(PRIMARY)));
    assertThat(timesOfBen(3)).as("he has every second day").isEqualTo(1);
    assertThat(timesOfBen(4)).isEqualTo(2);
  }

  private int timesOfBen(int mostShifts) {
    Report report = ReadinessCheck.of(account.directory(), offered, MONDAY, NEXT, mostShifts);
    assertThat(report.complete()).isFalse();
    return report.findings().getFirst().when().size();
  }

  @Test
  void aScheduleThatSeveralLevelsAskIsLookedAtOnce() {
    with(schedule(PRIMARY, ADA, BEN), policy(asks(PRIMARY), asks(PRIMARY)));
    assertThat(ReadinessCheck.of(account.directory(), offered, MONDAY, NEXT, 8).complete())
        .isTrue();
    assertThat(ReadinessCheck.of(account.directory(), offered, MONDAY, NEXT, 7).complete())
        .as("there may be more")
        .isFalse();
  }

  @Test
  void nothingIsSaidOfWhatComesAfterTheSpan() {
    User ben = TestAccount.user("ben", Duration.ZERO, Urgency.HIGH, Urgency.LOW);
    with(withoutProof(ben), schedule(PRIMARY, ADA, BEN), policy(asks(PRIMARY)));
    Instant until = MONDAY.plus(Duration.ofHours(36));
    assertThat(ReadinessCheck.of(account.directory(), offered, MONDAY, until).findings())
        .singleElement()
        .satisfies(finding ->
            assertThat(finding.when())
                .containsExactly(new Span(MONDAY.plus(Duration.ofHours(24)), until)));
  }

  @Test
  void timesCountInWholeMilliseconds() {
    with(schedule(PRIMARY, ADA, BEN), policy(asks(PRIMARY)));
    Instant since = MONDAY.plusNanos(999_999);
    Instant until = NEXT.plusNanos(999_999);
    assertThat(ReadinessCheck.of(account.directory(), offered, since, until).span())
        .isEqualTo(new Span(MONDAY, NEXT));
  }

  private static User withoutProof(User user) {
    return user.reachedBy(
        List.of(user.contactMethods().getFirst().verified(false)), user.notificationRules());
  }

  @Test
  void manyTimesOfOneProblemAreCounted() {
    with(TestAccount.user("ben", Duration.ZERO), minutely(PRIMARY), policy(asks(PRIMARY)));
    Finding finding = check().findings().getFirst();

    assertThat(finding.when()).hasSize(Finding.MOST_TIMES);
    assertThat(finding.more()).isEqualTo(7 * 24 * 30 - Finding.MOST_TIMES);
  }

  @Test
  void nothingAndTooMuchAreNoSpans() {
    assertThatThrownBy(() -> ReadinessCheck.of(account.directory(), offered, NEXT, NEXT))
        .isInstanceOf(IllegalArgumentException.class);
    Instant last = MONDAY.plus(Duration.ofDays(92));
    assertThat(ReadinessCheck.of(account.directory(), offered, MONDAY, last).complete()).isTrue();
    for (Instant far : List.of(last.plusMillis(1), last.plusSeconds(1))) {
      assertThatThrownBy(() -> ReadinessCheck.of(account.directory(), offered, MONDAY, far))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private void with(DirectoryEntry... entries) {
    for (DirectoryEntry entry : entries) {
      account = account.with(entry);
    }
  }

  private void with(Schedule schedule, DirectoryEntry... entries) {
    with(new ScheduleEntry(schedule));
    with(entries);
  }

  private void with(Schedule first, Schedule second, DirectoryEntry entry) {
    with(new ScheduleEntry(first), new ScheduleEntry(second), entry);
  }

  private void with(User user, Schedule schedule, DirectoryEntry entry) {
    with(user, new ScheduleEntry(schedule), entry);
  }

  private Report check() {
    return ReadinessCheck.of(account.directory(), offered, MONDAY, NEXT);
  }

  private List<Problem> problems() {
    return check().findings().stream().map(Finding::problem).toList();
  }

  private static long hours(Span span) {
    return Duration.between(span.start(), span.end()).toHours();
  }

  private static EscalationTarget asks(UserId user) {
    return new EscalationTarget.OfUser(user);
  }

  private static EscalationTarget asks(ScheduleId schedule) {
    return new EscalationTarget.OfSchedule(schedule);
  }

  /** Each target is a level. */
  private static EscalationPolicy policy(EscalationTarget... levels) {
    List<EscalationRule> rules = new ArrayList<>();
    for (EscalationTarget level : levels) {
      EscalationRuleId id = new EscalationRuleId("R" + rules.size());
      rules.add(new EscalationRule(id, Duration.ofMinutes(5), List.of(level)));
    }
    return new EscalationPolicy(CORE, "Core", "", rules, 0, List.of());
  }

  private static Schedule schedule(ScheduleId id, UserId... users) {
    return schedule(id, MONDAY, users);
  }

  private static Schedule schedule(ScheduleId id, Instant start, UserId... users) {
    return of(
        id,
        new Layer(
            new LayerId("L"),
            "",
            start,
            null,
            start,
            Duration.ofDays(1),
            List.of(users),
            List.of()));
  }

  private static Schedule minutely(ScheduleId id) {
    return of(
        id,
        new Layer(
            new LayerId("L"),
            "",
            MONDAY,
            null,
            MONDAY,
            Duration.ofMinutes(1),
            List.of(ADA, BEN),
            List.of()));
  }

  private static Schedule between(ScheduleId id, Instant start, Instant end, UserId user) {
    return of(
        id,
        new Layer(
            new LayerId("L"), "", start, end, start, Duration.ofDays(1), List.of(user), List.of()));
  }

  private static Schedule of(ScheduleId id, Layer layer) {
    return new Schedule(id, id.value(), "", ZONE, List.of(layer), List.of(), List.of());
  }

  private static Schedule overridden(Schedule schedule, UserId user, Instant start, Instant end) {
    ScheduleOverride override = new ScheduleOverride(new OverrideId("O"), user, start, end);
    return new Schedule(
        schedule.id(), schedule.name(), "", ZONE, schedule.layers(), List.of(override), List.of());
  }
}
