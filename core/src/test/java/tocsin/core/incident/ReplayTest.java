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
      if (random.nextBoolean()) {
        story.minutesPass(random.nextInt(0, 40));
      } else {
        story.personWants(pick(random, "david", "joseph", "zayna"), action(random));
      }
      assertTimersFit(story.incident());
    }
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
    assertThat(incident.assignments().isEmpty()).isEqualTo(!incident.isOpen());
    assertThat(incident.acknowledgements().isEmpty())
        .isEqualTo(incident.status() != IncidentStatus.ACKNOWLEDGED);
  }

  private static IncidentAction action(RandomGenerator random) {
    return switch (random.nextInt(11)) {
      case 0, 1 -> new IncidentAction.Acknowledge();
      case 2 -> new IncidentAction.Escalate(random.nextBoolean() ? null : random.nextInt(5));
      case 3 -> new IncidentAction.AssignTo(List.of(new UserId(pick(random, "david", "zayna"))));
      case 4 -> new IncidentAction.DelegateTo(TestAccount.POLICY);
      case 5 -> new IncidentAction.Snooze(Duration.ofMinutes(random.nextInt(0, 90)));
      case 6 -> new IncidentAction.Annotate("looking");
      case 7 -> new IncidentAction.SetUrgency(pick(random, Urgency.values()));
      case 8 -> new IncidentAction.Retitle("title " + random.nextInt(3));
      case 9 -> new IncidentAction.RepeatAlert(pick(random, Severity.values()));
      default ->
          random.nextInt(10) == 0
              ? new IncidentAction.Resolve()
              : new IncidentAction.SetPriority(null);
    };
  }

  @SafeVarargs
  private static <T> T pick(RandomGenerator random, T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
