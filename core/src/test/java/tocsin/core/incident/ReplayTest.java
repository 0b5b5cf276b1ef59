package tocsin.core.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tocsin.core.account.Directory;
import tocsin.core.account.TestAccount;
import tocsin.core.account.Urgency;
import tocsin.core.account.UrgencyRule;
import tocsin.core.event.Severity;
import tocsin.core.id.UserId;

/**
 * Whatever happens to an incident, in whatever order: replaying its facts gives the incident
 * ({@link Story} checks it after each step), and what is planned by itself fits its status.
 */
class ReplayTest {
  private static final Directory TEAM =
      TestAccount.empty()
          .withUser("david")
          .withUser("joseph")
          .withUserWithoutRules("zayna")
          .withUser("owner")
          .withFallback("owner")
          .withPolicy(2, List.of("david", "zayna"), List.of("zayna"), List.of("joseph"))
          .withService(UrgencyRule.SEVERITY_BASED, Duration.ofMinutes(20), Duration.ofHours(30))
          .directory();

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void anIncidentIsItsFacts(long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    Story story = new Story(TEAM).toolTriggers(pick(random, Severity.values()));
    for (int i = 0; i < 60; i++) {
      if (random.nextInt(25) == 0) {
        becomeOne(random, story, i);
      } else if (random.nextBoolean()) {
        story.minutesPass(random.nextInt(0, 40));
      } else {
        story.personWants(pick(random, "david", "joseph", "zayna"), action(random));
      }
      assertTimersFit(story.incident());
    }
  }

  /** Merges another incident into this one, or this one's alerts move to another. */
  private static void becomeOne(RandomGenerator random, Story story, int step) {
    Story other = new Story(TEAM).named("Other" + step + "-");
    other.minutesPassBefore(story.now()).toolTriggers(pick(random, Severity.values()));
    switch (random.nextInt(3)) {
      case 0 -> other.movesAlert("david", story);
      case 1 -> other.merges("david", story);
      default -> story.merges("david", other);
    }
    assertTimersFit(other.incident());
    assertThat(story.incident().alerts().triggered() + other.incident().alerts().triggered())
        .isEqualTo(story.openAlerts() + other.openAlerts());
  }

  private static void assertTimersFit(Incident incident) {
    Timers timers = incident.timers();
    switch (incident.status()) {
      case TRIGGERED -> assertThat(timers.unacknowledgeAt()).isNull();
      case ACKNOWLEDGED -> assertThat(timers.escalateAt()).isNull();
      case RESOLVED -> assertThat(timers).isEqualTo(Timers.NONE);
    }
    if (incident.urgency() == Urgency.LOW
        || incident.escalation().via() == AssignedVia.DIRECT_ASSIGNMENT) {
      assertThat(timers.escalateAt()).isNull();
    }
    assertThat(incident.alerts().triggered()).isNotNegative();
    assertThat(incident.alerts().resolved()).isNotNegative();
    if (!incident.isOpen()) {
      assertThat(incident.due()).isEmpty();
      assertThat(Responding.in(incident, ResponderState.PENDING)).isEmpty();
    }
    assertThat(incident.assignments().isEmpty()).isEqualTo(!incident.isOpen());
    assertThat(incident.acknowledgements().isEmpty())
        .isEqualTo(incident.status() != IncidentStatus.ACKNOWLEDGED);
  }

  private static IncidentAction action(RandomGenerator random) {
    return switch (random.nextInt(17)) {
      case 0, 1 -> new IncidentAction.Acknowledge();
      case 2 -> new IncidentAction.Escalate(random.nextBoolean() ? null : random.nextInt(5));
      case 3 -> new IncidentAction.AssignTo(List.of(new UserId(pick(random, "david", "zayna"))));
      case 4 -> new IncidentAction.DelegateTo(TestAccount.POLICY);
      case 5 -> new IncidentAction.Snooze(Duration.ofMinutes(random.nextInt(0, 90)));
      case 6 -> new IncidentAction.Annotate("looking");
      case 7 -> new IncidentAction.SetUrgency(pick(random, Urgency.values()));
      case 8 -> new IncidentAction.Retitle("title " + random.nextInt(3));
      case 9 -> new IncidentAction.RepeatAlert(pick(random, Severity.values()));
      case 10 -> new IncidentAction.RequestResponders(person(random), "help", targets(random));
      case 11 -> new IncidentAction.AnswerRequest(person(random), ResponderAnswer.JOINED);
      case 12 -> new IncidentAction.AnswerRequest(person(random), ResponderAnswer.DECLINED);
      case 13 -> new IncidentAction.CancelRequests(targets(random));
      case 14 -> new IncidentAction.Redescribe("details " + random.nextInt(3));
      case 15 ->
          new IncidentAction.SetBridge(
              random.nextBoolean() ? null : new ConferenceBridge(null, "https://meet.example"));
      default ->
          random.nextInt(10) == 0
              ? new IncidentAction.Resolve()
              : new IncidentAction.SetPriority(null);
    };
  }

  private static UserId person(RandomGenerator random) {
    return new UserId(pick(random, "david", "joseph", "zayna"));
  }

  private static List<ResponderTarget> targets(RandomGenerator random) {
    return random.nextBoolean()
        ? List.of(new ResponderTarget.OfPolicy(TestAccount.POLICY))
        : List.of(new ResponderTarget.OfUser(person(random)));
  }

  @SafeVarargs
  private static <T> T pick(RandomGenerator random, T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
