package tocsin.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tocsin.core.account.DirectoryChange;
import tocsin.core.account.Urgency;
import tocsin.core.event.Event;
import tocsin.core.event.EventAction;
import tocsin.core.explain.Explainer;
import tocsin.core.explain.Explanation;
import tocsin.core.explain.Replay;
import tocsin.core.explain.Verdict;
import tocsin.core.explain.Why;
import tocsin.core.id.IncidentId;
import tocsin.core.id.NotificationId;
import tocsin.core.id.UserId;
import tocsin.core.incident.ActionChannel;
import tocsin.core.incident.Actor;
import tocsin.core.incident.Agent;
import tocsin.core.incident.Incident;
import tocsin.core.incident.IncidentAction;
import tocsin.core.incident.ResponderAnswer;
import tocsin.core.incident.ResponderTarget;
import tocsin.core.ledger.LedgerEntry;
import tocsin.runtime.engine.Wish;

/**
 * What is explained is what happened: in random worlds full of people who answer, escalate, hand
 * over and edit settings, the pages read off the explanations are exactly those that arrived. Run
 * with {@code -Dexplain.seed=} to see one again.
 */
class ExplainTest {
  private static final int WORLDS = Integer.getInteger("explain.worlds", 10_000);
  private static final Instant START = Instant.parse("2026-03-28T20:00:00Z");
  private static final int STEPS = 12;

  private final Map<String, Integer> reasons = new TreeMap<>();
  private long paged;

  @Test
  void theExplanationReplayedGivesExactlyThePagesThatArrived() {
    Long only = Long.getLong("explain.seed");
    long first = only != null ? only : System.nanoTime();
    for (long seed = first; seed < first + (only != null ? 1 : WORLDS); seed++) {
      live(seed);
    }
    System.out.printf(
        "explain: %d worlds from seed %d, %d pages, not paged because of %s%n",
        WORLDS, first, paged, reasons);
    assertThat(paged).isPositive();
  }

  private void live(long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    RandomAccount account = new RandomAccount(random, START);
    Rehearsal world = new Rehearsal(account.all(), START);
    for (int step = 0; step < STEPS; step++) {
      act(world, account, random);
      world.liveUntil(world.now().plusMillis(random.nextInt(1_800_000)));
    }
    world.liveUntil(world.now().plus(Duration.ofHours(6)));
    compare(world, seed);
  }

  private static void act(Rehearsal world, RandomAccount account, RandomGenerator random) {
    long incidents = world.stores().incidents().progress().incidentNumber();
    switch (incidents == 0 ? 0 : random.nextInt(5)) {
      case 0 -> world.send(event(world, account, random));
      case 1 -> {
        var changed = account.edit();
        world.directory().change(before -> List.of(new DirectoryChange.Put(changed)));
      }
      default -> {
        Incident incident =
            world.stores().queries().find(1 + random.nextLong(incidents)).orElseThrow();
        Actor actor = new Actor(new Agent.OfUser(account.anyUser()), ActionChannel.API);
        var _ = world.wish(new Wish(incident.id(), action(account, random), actor));
      }
    }
  }

  private static Event event(Rehearsal world, RandomAccount account, RandomGenerator random) {
    EventAction action = random.nextInt(3) == 0 ? EventAction.RESOLVE : EventAction.TRIGGER;
    return new Event(
        world.now(),
        account.anyRoutingKey(),
        action,
        "key-" + random.nextInt(3),
        "something is wrong",
        "host",
        null,
        "{}");
  }

  private static IncidentAction action(RandomAccount account, RandomGenerator random) {
    return switch (random.nextInt(10)) {
      case 0, 1 -> new IncidentAction.Acknowledge();
      case 2 -> new IncidentAction.Resolve(null);
      case 3 -> new IncidentAction.Escalate(null);
      case 4 -> new IncidentAction.AssignTo(List.of(account.anyUser()));
      case 5 -> new IncidentAction.DelegateTo(account.anyPolicy());
      case 6 -> new IncidentAction.Snooze(Duration.ofMinutes(1 + random.nextInt(90)));
      case 7 ->
          new IncidentAction.RequestResponders(
              account.anyUser(), "", List.of(new ResponderTarget.OfUser(account.anyUser())));
      case 8 -> new IncidentAction.AnswerRequest(account.anyUser(), ResponderAnswer.JOINED);
      default -> new IncidentAction.SetUrgency(random.nextBoolean() ? Urgency.HIGH : Urgency.LOW);
    };
  }

  private void compare(Rehearsal world, long seed) {
    Map<IncidentId, List<LedgerEntry>> ledger =
        world.ledger().stream().collect(Collectors.groupingBy(LedgerEntry::incident));
    Set<NotificationId> explained = new HashSet<>();
    long incidents = world.stores().incidents().progress().incidentNumber();
    for (long number = 1; number <= incidents; number++) {
      IncidentId id = world.stores().queries().find(number).orElseThrow().id();
      List<LedgerEntry> pages = ledger.getOrDefault(id, List.of());
      Explanation explanation =
          Explainer.explain(
              world.stores().facts().of(id), pages, world.directory().current(), null);
      Replay.pages(explanation, world.now()).forEach(page -> explained.add(page.id()));
      explanation.people().forEach(verdict -> checkVerdict(verdict, pages, seed));
    }
    Set<NotificationId> arrived = new HashSet<>();
    world.arrivals().forEach(arrival -> arrived.add(arrival.id()));
    assertThat(explained).as("seed %d", seed).isEqualTo(arrived);
    paged += arrived.size();
  }

  private void checkVerdict(Verdict verdict, List<LedgerEntry> pages, long seed) {
    boolean delivered =
        pages.stream()
            .filter(page -> page.user().equals(verdict.user()))
            .anyMatch(page -> page.state() == LedgerEntry.State.DELIVERED);
    assertThat(verdict instanceof Verdict.Paged)
        .as("seed %d: %s", seed, verdict)
        .isEqualTo(delivered);
    if (verdict instanceof Verdict.NotPaged(UserId _, Why why)) {
      reasons.merge(why.getClass().getSimpleName(), 1, Integer::sum);
    }
  }
}
