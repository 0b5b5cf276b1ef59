package tocsin.simulation;

import static tocsin.simulation.Witness.check;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.Directory;
import tocsin.core.account.DirectoryChange;
import tocsin.core.account.DirectoryEntry;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.EscalationRule;
import tocsin.core.account.EscalationTarget;
import tocsin.core.account.Service;
import tocsin.core.account.Urgency;
import tocsin.core.account.UrgencyRule;
import tocsin.core.account.WebhookEventType;
import tocsin.core.account.WebhookScope;
import tocsin.core.account.WebhookSubscription;
import tocsin.core.id.EscalationPolicyId;
import tocsin.core.id.EscalationRuleId;
import tocsin.core.id.IncidentId;
import tocsin.core.id.LogEntryId;
import tocsin.core.id.ReceiverId;
import tocsin.core.id.ServiceId;
import tocsin.core.id.UserId;
import tocsin.core.id.WebhookSubscriptionId;
import tocsin.core.incident.ActionChannel;
import tocsin.core.incident.Actor;
import tocsin.core.incident.Agent;
import tocsin.core.incident.AssignReason;
import tocsin.core.incident.AssignedVia;
import tocsin.core.incident.Fact;
import tocsin.core.incident.IncidentFact;
import tocsin.core.incident.ResolveReason;
import tocsin.core.incident.Subject;
import tocsin.core.webhook.Delivery;
import tocsin.core.webhook.DeliveryRules;
import tocsin.core.webhook.Standing;
import tocsin.runtime.webhook.WebhookFlights;
import tocsin.runtime.webhook.WebhookRelay;
import tocsin.runtime.webhook.WebhookSender;
import tocsin.simulation.SimulatedReceivers.Nature;
import tocsin.storage.EngineBatch;
import tocsin.storage.FactLog;
import tocsin.storage.IncidentStore;
import tocsin.storage.StorageException;
import tocsin.storage.Stores;
import tocsin.storage.WebhookStore;
import tocsin.storage.kit.InMemoryStores;

/**
 * The road of webhooks in one thread, from one seed: incidents come and go, receivers misbehave,
 * subscriptions are switched off and on, the store fails, and the program dies before or after any
 * call of it. Checked all along: the order for each incident, that nothing is sent to a receiver
 * that is switched off or disabled, and that nobody waits because others are dead. At the end: that
 * nothing is lost that a receiver could have taken within 48 hours.
 */
public final class WebhookSimulation {
  private static final Instant START = Instant.parse("2026-03-28T20:00:00Z");
  private static final int PLACES = 4;
  private static final int MOST = 100_000;
  private static final int ROUNDS = 2_000;
  private static final Duration ROUND = Duration.ofMinutes(5);

  /** Between two tries. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);

  private static final UserId ANN = new UserId("PANN");
  private static final ServiceId SHOP = new ServiceId("PSHOP");
  private static final Actor ACTOR = new Actor(new Agent.OfUser(ANN), ActionChannel.WEB);
  private static final EscalationPolicy POLICY =
      new EscalationPolicy(
          new EscalationPolicyId("PPOLICY"),
          "Default",
          "",
          List.of(
              new EscalationRule(
                  new EscalationRuleId("PRULE"),
                  Duration.ofMinutes(30),
                  List.of(new EscalationTarget.OfUser(ANN)))),
          0,
          List.of());

  /** What is told of, in what state. */
  private enum Stage {
    TRIGGERED,
    ACKNOWLEDGED,
    RESOLVED
  }

  private final RandomGenerator random;
  private final Stores real = InMemoryStores.create();
  private final Faults faults;
  private final SimulatedReceivers receivers;
  private final Map<ReceiverId, Nature> natures = new LinkedHashMap<>();
  private final Map<IncidentId, Stage> incidents = new HashMap<>();
  private final List<Fact> happened = new ArrayList<>();
  private final Set<ReceiverId> off = new HashSet<>();
  private final Set<ReceiverId> wereOff = new HashSet<>();
  private Directory directory = Directory.empty();
  private Instant now = START;
  private int ids;
  private long crashes;
  private @Nullable Life living;

  /** What a run was like. */
  public record Summary(
      long facts, long requests, long taken, long doubled, long disabled, long crashes) {}

  private WebhookSimulation(long seed) {
    random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    boolean steady = random.nextInt(4) == 0;
    faults = new Faults(random, steady ? 0 : 0.01, steady ? 0 : 0.01);
    put(POLICY);
    put(
        new Service(
            SHOP,
            "Shop",
            "",
            POLICY.id(),
            UrgencyRule.HIGH,
            null,
            null,
            false,
            List.of(),
            List.of(),
            START));
    for (Nature nature : Nature.values()) {
      for (int i = 0; i < 2; i++) {
        ReceiverId id = new ReceiverId("W" + nature + i);
        natures.put(id, nature);
        put(subscription(id, true));
      }
    }
    receivers = new SimulatedReceivers(random, natures);
  }

  private static WebhookSubscription subscription(ReceiverId id, boolean active) {
    return new WebhookSubscription(
        new WebhookSubscriptionId(id.value()),
        "",
        active,
        new WebhookScope.WholeAccount(),
        List.of(
            WebhookEventType.INCIDENT_TRIGGERED,
            WebhookEventType.INCIDENT_ACKNOWLEDGED,
            WebhookEventType.INCIDENT_ANNOTATED,
            WebhookEventType.INCIDENT_RESOLVED),
        "https://" + id.value() + ".example.org/",
        List.of(),
        START);
  }

  private void put(DirectoryEntry entry) {
    directory = directory.after(List.of(new DirectoryChange.Put(entry)));
  }

  /** The relay begins at the present, once; what happens before is told to nobody. */
  private void begin() {
    Optional<Long> position = Optional.empty();
    while (position.isEmpty()) {
      try {
        alive().relay.poll(now);
      } catch (SimulatedCrash | StorageException again) {
        living = null;
      }
      position = real.sideRoads().webhooks().factPosition();
    }
  }

  /**
   * Lives through that many steps from that seed; throws {@link AssertionError} at the first lie.
   */
  public static Summary run(long seed, int steps) {
    WebhookSimulation simulation = new WebhookSimulation(seed);
    simulation.begin();
    for (int i = 0; i < steps; i++) {
      simulation.step();
    }
    simulation.comeToRest();
    return simulation.reckon();
  }

  /** One life of the program; a crash throws it away, with what it was sending. */
  private final class Life {
    private final WebhookStore store;
    private final WebhookFlights flights = new WebhookFlights();
    private final Deque<Sending> sending = new ArrayDeque<>();
    private WebhookRelay relay;
    private WebhookSender sender;
    private ReceiverId asked = new ReceiverId("nobody");

    Life() {
      store = FaultyStores.faulty(WebhookStore.class, real.sideRoads().webhooks(), faults);
      relay = relay();
      sender = sender();
    }

    private WebhookRelay relay() {
      return new WebhookRelay(
          FaultyStores.faulty(FactLog.class, real.facts(), faults),
          store,
          new WebhookRelay.Surroundings(
              () -> directory, Optional::empty, () -> "Q" + ++ids, () -> {}));
    }

    private WebhookSender sender() {
      return new WebhookSender(
          noting(store),
          () -> directory,
          new WebhookSender.Outside(receivers, this::launch, () -> {}, random::nextDouble, flights),
          new SimpleMeterRegistry());
    }

    /** Whose messages are begun next is known from whose are asked for. */
    private WebhookStore noting(WebhookStore of) {
      return (WebhookStore)
          Proxy.newProxyInstance(
              WebhookStore.class.getClassLoader(),
              new Class<?>[] {WebhookStore.class},
              (self, method, arguments) -> {
                if (method.getName().equals("due")) {
                  asked = (ReceiverId) arguments[0];
                }
                try {
                  return method.invoke(of, arguments);
                } catch (InvocationTargetException e) {
                  throw Objects.requireNonNull(e.getCause());
                }
              });
    }

    private void launch(Runnable task) {
      check(!off.contains(asked), "sent though it is switched off: " + asked);
      check(!standing(asked).isDisabled(now), "sent though it is disabled: " + asked);
      sending.add(new Sending(asked, task));
    }

    /** A part that fails is replaced by a fresh one; what it was sending goes on. */
    void poll() {
      try {
        if (random.nextInt(3) == 0) {
          relay.poll(now);
        } else {
          sender.poll(now);
          checkNobodyWaits();
        }
      } catch (StorageException failed) {
        relay = relay();
        sender = sender();
      }
    }

    /** Whoever takes everything has as much in flight as there may be, whoever else is dead. */
    private void checkNobodyWaits() {
      for (ReceiverId receiver : natures.keySet()) {
        if (receivers.nature(receiver) == Nature.HEALTHY && !off.contains(receiver)) {
          int due = real.sideRoads().webhooks().due(receiver, now, PLACES).size();
          long flying = sending.stream().filter(one -> one.to().equals(receiver)).count();
          check(flying >= due, due + " are due and " + flying + " in flight to " + receiver);
        }
      }
    }

    /** One answer comes, any of those that are awaited; false when none is. */
    boolean answerOne() {
      Sending next = random.nextBoolean() ? sending.pollFirst() : sending.pollLast();
      if (next != null) {
        next.task().run();
      }
      return next != null;
    }
  }

  private record Sending(ReceiverId to, Runnable task) {}

  private Life alive() {
    Life present = living;
    if (present == null) {
      present = new Life();
      living = present;
    }
    return present;
  }

  private Standing standing(ReceiverId receiver) {
    return real.sideRoads().webhooks().standing(receiver);
  }

  private void step() {
    try {
      act();
    } catch (SimulatedCrash crash) {
      crashes++;
      living = null;
    }
  }

  private void act() {
    switch (random.nextInt(12)) {
      case 0, 1 -> happens();
      case 2 -> now = now.plusSeconds(random.nextInt(8) == 0 ? random.nextInt(5_000) : 5);
      case 3 -> {
        if (random.nextInt(20) == 0) {
          switchOneOver();
        } else if (random.nextInt(20) == 0) {
          disableOne();
        }
      }
      case 4, 5, 6 -> {
        boolean _ = alive().answerOne();
      }
      default -> alive().poll();
    }
  }

  /** One that refuses is disabled, and a crash came before what waits for it was let go of. */
  private void disableOne() {
    ReceiverId one = new ReceiverId("W" + Nature.REFUSING + random.nextInt(2));
    Instant until = now.plus(DeliveryRules.DISABLED);
    real.sideRoads().webhooks().stand(new Standing(one, 0, until));
  }

  /** A receiver's owner switches it off, or on again. */
  private void switchOneOver() {
    List<ReceiverId> all = List.copyOf(natures.keySet());
    ReceiverId one = all.get(random.nextInt(all.size()));
    if (!off.remove(one)) {
      off.add(one);
      wereOff.add(one);
    }
    put(subscription(one, !off.contains(one)));
  }

  /** Something happens to an incident, as far as an incident can come. */
  private void happens() {
    IncidentId incident = new IncidentId("Q" + (1 + random.nextInt(2 + incidents.size())));
    Stage stage = incidents.get(incident);
    if (stage == null) {
      incidents.put(incident, Stage.TRIGGERED);
      happens(incident, triggered(), assigned());
    } else if (stage == Stage.RESOLVED || random.nextInt(3) > 0) {
      happens(incident, new IncidentFact.Annotated("note " + ids));
    } else if (stage == Stage.TRIGGERED) {
      incidents.put(incident, Stage.ACKNOWLEDGED);
      happens(incident, new IncidentFact.Acknowledged(null));
    } else {
      incidents.put(incident, Stage.RESOLVED);
      happens(incident, new IncidentFact.Resolved(ResolveReason.BY_HAND));
    }
  }

  private static IncidentFact triggered() {
    Subject subject = new Subject(SHOP, "Disk full", "disk", null);
    return new IncidentFact.Triggered(7, subject, Urgency.HIGH, null, POLICY, null, null);
  }

  private static IncidentFact assigned() {
    return new IncidentFact.Assigned(
        List.of(ANN),
        1,
        AssignedVia.ESCALATION_POLICY,
        AssignReason.CREATED,
        null,
        null,
        List.of());
  }

  private void happens(IncidentId incident, IncidentFact... what) {
    List<Fact> facts = new ArrayList<>();
    for (IncidentFact each : what) {
      facts.add(new Fact(new LogEntryId("L" + ++ids), incident, now, ACTOR, each));
    }
    IncidentStore.Progress progress = real.incidents().progress();
    real.incidents()
        .commit(
            new EngineBatch(
                List.of(), List.of(), List.of(), List.of(), facts, List.of(), progress));
    Fact told = facts.getLast(); // that it was made is told with whom it asks
    happened.add(told);
    receivers.happens(told.id().value());
  }

  /** No more troubles but for the dead: time passes until nothing waits for anybody. */
  private void comeToRest() {
    faults.cease();
    receivers.recover();
    List.copyOf(off).forEach(one -> put(subscription(one, true)));
    off.clear();
    for (int round = 0; round < ROUNDS && (round < 3 || isAnythingWaiting()); round++) {
      Life life = alive();
      while (!life.relay.poll(now).isAfter(now)) {
        // there is more
      }
      do {
        life.sender.poll(now);
      } while (life.answerOne());
      now = now.plus(ROUND);
    }
    check(!isAnythingWaiting(), "it never comes to rest");
  }

  private boolean isAnythingWaiting() {
    return natures.keySet().stream()
        .anyMatch(id -> real.sideRoads().webhooks().nextDue(id).isPresent());
  }

  /** Everything is where it belongs, or says why not. */
  private Summary reckon() {
    for (ReceiverId receiver : natures.keySet()) {
      Map<String, Delivery> deliveries = deliveries(receiver);
      deliveries.values().forEach(this::checkEnd);
      for (Fact fact : happened) {
        String message = fact.id().value() + "-" + receiver;
        boolean there = deliveries.containsKey(message);
        check(there || mayMiss(receiver), "not even queued: " + message);
        check(receivers.has(receiver, message) || mayMiss(receiver), "lost: " + message);
      }
    }
    return new Summary(
        happened.size(),
        receivers.requests(),
        receivers.taken(),
        receivers.doubled(),
        natures.keySet().stream().filter(id -> standing(id).disabledUntil() != null).count(),
        crashes);
  }

  /** Who was switched off, refuses or is dead is not told everything. */
  private boolean mayMiss(ReceiverId receiver) {
    return switch (receivers.nature(receiver)) {
      case HEALTHY, FLAKY -> wereOff.contains(receiver);
      case REFUSING, DEAD -> true;
    };
  }

  private Map<String, Delivery> deliveries(ReceiverId receiver) {
    Map<String, Delivery> found = new HashMap<>();
    for (Delivery delivery :
        real.sideRoads()
            .webhooks()
            .list(new WebhookStore.Filter(receiver, null, null, null, 0, MOST))) {
      Delivery before = found.put(delivery.message().id(), delivery);
      check(before == null, "queued twice: " + delivery.message().id());
    }
    return found;
  }

  /** What was delivered arrived; what only failed was tried for 48 hours before it was dropped. */
  private void checkEnd(Delivery delivery) {
    ReceiverId receiver = delivery.message().receiver();
    switch (delivery.state()) {
      case WAITING -> check(false, "has no end: " + delivery);
      case DELIVERED ->
          check(receivers.has(receiver, delivery.message().id()), "never arrived: " + delivery);
      case DROPPED -> {
        Instant last = Objects.requireNonNull(delivery.lastAt());
        Duration tried = Duration.between(delivery.message().madeAt(), last);
        boolean refused = receivers.nature(receiver) == Nature.REFUSING;
        boolean disabled = standing(receiver).disabledUntil() != null;
        boolean patient = tried.compareTo(DeliveryRules.LONGEST.minus(LONGEST_WAIT)) >= 0;
        check(refused || disabled || patient, "dropped too early: " + delivery);
      }
    }
  }
}
