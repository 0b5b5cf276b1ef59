package tocsin.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tocsin.channel.Message;
import tocsin.channel.Receipt;
import tocsin.core.account.DirectoryChange;
import tocsin.core.account.DirectoryEntry;
import tocsin.core.account.User;
import tocsin.core.alert.Alert;
import tocsin.core.event.Event;
import tocsin.core.event.EventAction;
import tocsin.core.event.Severity;
import tocsin.core.id.AlertId;
import tocsin.core.id.IncidentId;
import tocsin.core.id.UserId;
import tocsin.core.incident.ActionChannel;
import tocsin.core.incident.Actor;
import tocsin.core.incident.Agent;
import tocsin.core.incident.Answer;
import tocsin.core.incident.Incident;
import tocsin.core.incident.IncidentAction;
import tocsin.core.incident.Responder;
import tocsin.core.incident.ResponderAnswer;
import tocsin.core.incident.ResponderRequest;
import tocsin.core.incident.ResponderTarget;
import tocsin.core.incident.Subject;
import tocsin.runtime.engine.Wish;
import tocsin.runtime.engine.WishResult;
import tocsin.runtime.intake.Acceptance;
import tocsin.runtime.reconcile.Report;
import tocsin.storage.StorageException;
import tocsin.storage.Stores;
import tocsin.storage.kit.InMemoryStores;

/**
 * The whole program in one thread, from one seed: random accounts, events, people, channel
 * troubles, clock steps, store failures and crashes between any two steps. The {@link Witness}
 * checks the promises all along, and {@link Reckoning} when everything has come to rest.
 */
public final class Simulation {
  private static final Instant START = Instant.parse("2026-03-28T20:00:00Z");
  private static final int KEYS = 8;

  private final RandomGenerator random;
  private final Witness witness = new Witness();
  private final Stores real = InMemoryStores.create();
  private final Stores witnessed = WitnessedStores.of(real, witness);
  private final Faults faults;
  private final Stores faulty;
  private final SimulatedChannel channel;
  private final RandomAccount account;
  private final Installation.Outside outside;
  private final Set<String> accepted = new HashSet<>();
  private final List<Asked> asked = new ArrayList<>();
  private final Set<UserId> editedUsers = new HashSet<>();
  private final AtomicLong ids = new AtomicLong();
  private @Nullable Installation living;
  private @Nullable BrokenPromise broken;
  private Instant now = START;

  /** The latest that the clock has shown; it may have been set back since. */
  private Instant latest = START;

  private long lives;
  private long events;
  private long crashes;

  /** What a run was like, for the one who wonders whether it tried anything. */
  public record Summary(
      long events,
      long incidents,
      long planned,
      long arrived,
      long bundled,
      long repeats,
      long resent,
      long repeated,
      long receipts,
      Map<String, Long> crashesAt,
      long crashes) {}

  /** A wish and the answer that its asker may have got. */
  record Asked(Wish wish, CompletableFuture<List<WishResult>> answer) {
    /** Whether its asker was told that it is done. */
    boolean done() {
      return answer.isDone()
          && !answer.isCompletedExceptionally()
          && answer.join().getFirst().answer() instanceof Answer.Done;
    }
  }

  private Simulation(long seed) {
    random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    boolean calm = random.nextInt(4) == 0;
    faults = new Faults(random, calm ? 0 : 0.004, calm ? 0 : 0.01);
    faulty = FaultyStores.of(witnessed, faults);
    channel = new SimulatedChannel(random, faults, random.nextDouble() * 0.8, this::arrived);
    account = new RandomAccount(random, START);
    outside = new Installation.Outside(witness, channel, random, () -> "Q" + ids.incrementAndGet());
  }

  /**
   * Lives through that many steps from that seed; throws {@link AssertionError} at the first lie.
   */
  public static Summary run(long seed, int steps) {
    Simulation simulation = new Simulation(seed);
    simulation.prepare();
    for (int i = 0; i < steps; i++) {
      simulation.step();
    }
    simulation.comeToRest();
    return simulation.reckon();
  }

  private void prepare() {
    List<DirectoryChange> all =
        account.all().stream().<DirectoryChange>map(DirectoryChange.Put::new).toList();
    real.directory().save(all);
  }

  private Installation alive() {
    Installation present = living;
    while (present == null) {
      try {
        present = new Installation(faulty, outside, lives);
        living = present;
      } catch (SimulatedCrash | StorageException stillborn) {
        crashes++;
      }
    }
    return present;
  }

  private void step() {
    remember();
    try {
      act();
    } catch (SimulatedCrash crash) {
      crashes++;
      die();
    } catch (StorageException failed) {
      now = now.plusMillis(1); // whoever asked is told, and asks again or not
    }
    if (broken != null) {
      throw broken;
    }
  }

  /**
   * The sender takes whatever a channel throws for the channel's failure, so it is kept for later.
   */
  private void arrived(Message message, SimulatedChannel.Arrival arrival) {
    remember();
    try {
      alive().arrived(message, arrival, latest);
    } catch (BrokenPromise e) {
      broken = e;
      throw e;
    }
  }

  private void remember() {
    latest = now.isAfter(latest) ? now : latest;
  }

  private void die() {
    Installation dead = living;
    if (dead != null) {
      lives = dead.life();
    }
    living = null;
  }

  private void act() {
    switch (random.nextInt(22)) {
      case 0, 1, 2 -> sendEvent();
      case 3 -> wish();
      case 4 -> timePasses();
      case 5 -> {
        if (random.nextInt(8) == 0) {
          editAccount();
        }
      }
      case 6 -> {
        if (random.nextInt(60) == 0) {
          setClock(Duration.ofSeconds(random.nextLong(-3_600, 3_600)));
        }
      }
      case 7, 8, 9, 10 -> {
        boolean ignored = alive().sendOne();
      }
      case 11, 12 -> channel.receipt(now).ifPresent(this::receipt);
      default -> alive().poll(random.nextInt(alive().workers()), now);
    }
  }

  private void setClock(Duration by) {
    now = now.plus(by);
    if (by.isNegative()) {
      witness.setBack(by.negated());
    }
  }

  private void receipt(Receipt receipt) {
    faults.die("before Receipts.arrived");
    alive().receipts().arrived(receipt);
    faults.die("after Receipts.arrived");
  }

  private void sendEvent() {
    EventAction[] actions = {
      EventAction.TRIGGER,
      EventAction.TRIGGER,
      EventAction.TRIGGER,
      EventAction.RESOLVE,
      EventAction.ACKNOWLEDGE
    };
    String name = "event-" + ++events;
    Event event =
        new Event(
            now,
            account.anyRoutingKey(),
            actions[random.nextInt(actions.length)],
            "key-" + random.nextInt(KEYS),
            "something is wrong",
            "host",
            random.nextBoolean() ? null : Severity.values()[random.nextInt(4)],
            name);
    CompletableFuture<Acceptance> answer = alive().intake().accept(event);
    if (answer.join() instanceof Acceptance.Accepted) {
      accepted.add(name);
    }
  }

  private void wish() {
    Actor actor = new Actor(new Agent.OfUser(account.anyUser()), ActionChannel.API);
    long highest = real.incidents().progress().incidentNumber();
    if (highest == 0 || random.nextInt(10) == 0) {
      Subject subject = new Subject(account.anyService(), "by hand", null, null);
      IncidentAction trigger =
          new IncidentAction.Trigger(subject, null, null, null, List.of(), null);
      ask(new Wish(null, trigger, actor));
      return;
    }
    IncidentId incident = anyIncident();
    ask(new Wish(incident, action(incident), actor));
  }

  private IncidentId anyIncident() {
    long highest = real.incidents().progress().incidentNumber();
    return real.queries()
        .find(Math.max(1, highest - random.nextInt(12)))
        .map(Incident::id)
        .orElse(new IncidentId("unknown"));
  }

  private void ask(Wish wish) {
    asked.add(new Asked(wish, alive().wishes().submit(List.of(wish))));
  }

  private IncidentAction action(IncidentId incident) {
    return switch (random.nextInt(17)) {
      case 0, 1, 2 -> new IncidentAction.Acknowledge();
      case 3 -> new IncidentAction.Resolve();
      case 4 -> new IncidentAction.Escalate(null);
      case 5 -> new IncidentAction.AssignTo(List.of(account.anyUser()));
      case 6 -> new IncidentAction.DelegateTo(account.anyPolicy());
      case 7 -> new IncidentAction.Snooze(Duration.ofMinutes(1 + random.nextInt(90)));
      case 8, 9 ->
          new IncidentAction.RequestResponders(account.anyUser(), "help", List.of(anyTarget()));
      case 10, 11 -> new IncidentAction.AnswerRequest(anyAsked(incident), anyAnswer());
      case 12 -> new IncidentAction.CancelRequests(List.of(anyTarget()));
      case 13 -> new IncidentAction.Merge(List.of(anyIncident(), anyIncident()));
      case 14 -> new IncidentAction.MoveAlerts(anyAlerts(incident), anyIncident());
      case 15 ->
          anyAlerts(incident).stream()
              .findFirst()
              .<IncidentAction>map(IncidentAction.ResolveAlert::new)
              .orElse(new IncidentAction.Resolve());
      default -> new IncidentAction.Annotate("looking");
    };
  }

  private ResponderTarget anyTarget() {
    return random.nextBoolean()
        ? new ResponderTarget.OfUser(account.anyUser())
        : new ResponderTarget.OfPolicy(account.anyPolicy());
  }

  private ResponderAnswer anyAnswer() {
    return random.nextBoolean() ? ResponderAnswer.JOINED : ResponderAnswer.DECLINED;
  }

  /** Somebody who is asked to help, if there is one. */
  private UserId anyAsked(IncidentId incident) {
    List<UserId> asked =
        real.queries().find(incident).stream()
            .flatMap(found -> found.requests().stream())
            .flatMap(ResponderRequest::responders)
            .map(Responder::user)
            .toList();
    return asked.isEmpty() ? account.anyUser() : asked.get(random.nextInt(asked.size()));
  }

  private List<AlertId> anyAlerts(IncidentId incident) {
    return real.queries().alerts(incident, 0, 10).stream()
        .filter(_ -> random.nextInt(3) > 0)
        .map(Alert::id)
        .toList();
  }

  private void timePasses() {
    now = now.plusSeconds(random.nextInt(4) == 0 ? random.nextInt(900) : random.nextInt(30));
  }

  private void editAccount() {
    DirectoryEntry edited = account.edit();
    if (edited instanceof User user) {
      boolean _ = editedUsers.add(user.id());
    }
    alive().directory().change(before -> List.of(new DirectoryChange.Put(edited)));
  }

  /** No more troubles, nobody does anything: time passes until nothing is left to do. */
  private void comeToRest() {
    faults.cease();
    channel.recover();
    int rounds = 0;
    while (!(Reckoning.atRest(real, now) && witness.allClosed()) && rounds++ < 4_000) {
      for (int worker = 0; worker < alive().workers(); worker++) {
        alive().poll(worker, now);
      }
      while (alive().sendOne()) {
        rounds = Math.max(0, rounds - 1);
      }
      Stream.generate(() -> channel.receipt(now))
          .takeWhile(Optional::isPresent)
          .flatMap(Optional::stream)
          .forEach(alive().receipts()::arrived);
      now = now.plusSeconds(30);
    }
  }

  private Summary reckon() {
    if (broken != null) {
      throw broken;
    }
    Reckoning reckoning = new Reckoning(real, now);
    reckoning.checkAtRest();
    reckoning.checkEvents(accepted);
    long incidents = reckoning.checkIncidents();
    reckoning.checkRings();
    reckoning.checkAnswers(asked);
    reckoning.checkTimeline();
    Report account = reckoning.checkAccount(witness.lines(), editedUsers);
    witness.checkAllEnded();
    return new Summary(
        events,
        incidents,
        witness.planned(),
        witness.arrivals(),
        witness.bundled(),
        witness.excusedRepeats(),
        witness.resent(),
        witness.repeated(),
        account.receipts().values().stream()
            .flatMap(heard -> heard.values().stream())
            .mapToLong(Long::longValue)
            .sum(),
        faults.crashes(),
        crashes);
  }
}
