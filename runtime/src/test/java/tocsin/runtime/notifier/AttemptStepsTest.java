package tocsin.runtime.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static tocsin.runtime.notifier.World.ANN;
import static tocsin.runtime.notifier.World.BEN;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tocsin.channel.Channel;
import tocsin.channel.Message;
import tocsin.channel.Receipt;
import tocsin.core.delivery.JournalEntry;
import tocsin.core.delivery.ReceiptState;
import tocsin.core.id.NotificationId;
import tocsin.core.ledger.Ledger;
import tocsin.core.ledger.LedgerEntry;
import tocsin.runtime.notifier.Crasher.Call;
import tocsin.runtime.notifier.Crasher.Side;
import tocsin.runtime.notifier.World.Repeating;
import tocsin.storage.NotificationJournal;
import tocsin.storage.Outbox;
import tocsin.storage.ShardLeases;

/**
 * The process is killed at each step of an attempt, by name: from the plan to the last repetition,
 * before and after each line of the journal, each call of a provider and each row of the outbox
 * that is taken away. Wherever it is, everybody is told, at most the message in flight comes twice,
 * under the same key, and the next process brings the attempt to its end.
 */
class AttemptStepsTest {
  /** A step, and what a crash there may cost. */
  enum Step {
    BEFORE_THE_PLAN_IS_WRITTEN(Side.BEFORE, plan(), Cost.NOTHING),
    AFTER_THE_PLAN_IS_WRITTEN(Side.AFTER, plan(), Cost.NOTHING),
    BEFORE_THE_ATTEMPT_IS_WRITTEN(Side.BEFORE, attempt(1), Cost.NOTHING),
    AFTER_THE_ATTEMPT_IS_WRITTEN(Side.AFTER, attempt(1), Cost.NOTHING),
    BEFORE_IT_IS_SENT(Side.BEFORE, sending(0), Cost.NOTHING),
    AFTER_IT_IS_SENT(Side.AFTER, sending(0), Cost.THE_MESSAGE_IN_FLIGHT),
    BEFORE_ITS_OUTCOME_IS_WRITTEN(Side.BEFORE, outcome(0), Cost.THE_MESSAGE_IN_FLIGHT),
    AFTER_ITS_OUTCOME_IS_WRITTEN(Side.AFTER, outcome(0), Cost.NOTHING),
    BEFORE_ITS_RECEIPT_IS_WRITTEN(
        Side.BEFORE, receipt(ReceiptState.ARRIVED), Cost.ONE_MORE_FOR_WANT_OF_A_RECEIPT),
    AFTER_ITS_RECEIPT_IS_WRITTEN(Side.AFTER, receipt(ReceiptState.ARRIVED), Cost.NOTHING),
    BEFORE_A_RECEIPT_THAT_FAILED_IS_WRITTEN(
        Side.BEFORE, receipt(ReceiptState.FAILED), Cost.NOTHING),
    AFTER_A_RECEIPT_THAT_FAILED_IS_WRITTEN(Side.AFTER, receipt(ReceiptState.FAILED), Cost.NOTHING),
    BEFORE_A_MISSING_RECEIPT_IS_WRITTEN(Side.BEFORE, receipt(ReceiptState.MISSING), Cost.NOTHING),
    AFTER_A_MISSING_RECEIPT_IS_WRITTEN(Side.AFTER, receipt(ReceiptState.MISSING), Cost.NOTHING),
    BEFORE_THE_REPETITION_IS_WRITTEN(Side.BEFORE, attempt(2), Cost.NOTHING),
    AFTER_THE_REPETITION_IS_WRITTEN(Side.AFTER, attempt(2), Cost.NOTHING),
    BEFORE_THE_REPETITION_IS_SENT(Side.BEFORE, sending(1), Cost.NOTHING),
    AFTER_THE_REPETITION_IS_SENT(Side.AFTER, sending(1), Cost.THE_MESSAGE_IN_FLIGHT),
    BEFORE_THE_REPETITIONS_OUTCOME_IS_WRITTEN(Side.BEFORE, outcome(1), Cost.THE_MESSAGE_IN_FLIGHT),
    AFTER_THE_REPETITIONS_OUTCOME_IS_WRITTEN(Side.AFTER, outcome(1), Cost.NOTHING),
    BEFORE_THE_ANSWER_IS_WRITTEN(Side.BEFORE, answer(), Cost.NOTHING),
    AFTER_THE_ANSWER_IS_WRITTEN(Side.AFTER, answer(), Cost.NOTHING),
    BEFORE_ITS_ORDER_IS_TAKEN_AWAY(Side.BEFORE, call("finish"), Cost.NOTHING),
    AFTER_ITS_ORDER_IS_TAKEN_AWAY(Side.AFTER, call("finish"), Cost.NOTHING);

    private final Side side;
    private final Predicate<Call> call;
    private final Cost cost;

    Step(Side side, Predicate<Call> call, Cost cost) {
      this.side = side;
      this.call = call;
      this.cost = cost;
    }
  }

  /** What a crash may cost. */
  private enum Cost {
    NOTHING,
    /** It comes once more, under the key that it had. */
    THE_MESSAGE_IN_FLIGHT,
    /** Its receipt came to the process that died, so it goes out once more under another key. */
    ONE_MORE_FOR_WANT_OF_A_RECEIPT
  }

  private static Predicate<Call> call(String method) {
    return call -> call.method().equals(method);
  }

  private static Predicate<Call> writing(Predicate<JournalEntry> line) {
    return call -> call.method().equals("append") && lines(call).anyMatch(line);
  }

  private static Stream<JournalEntry> lines(Call call) {
    return call.arguments().stream()
        .filter(Collection.class::isInstance)
        .flatMap(lines -> ((Collection<?>) lines).stream())
        .map(JournalEntry.class::cast);
  }

  private static Predicate<Call> plan() {
    return writing(JournalEntry.Planned.class::isInstance);
  }

  /** The first or the second of Ann's page, which arrives at once. */
  private static Predicate<Call> attempt(int number) {
    return writing(
        line -> line instanceof JournalEntry.Attempted begun && begun.attempt() == number);
  }

  private static Predicate<Call> sending(int reached) {
    return call ->
        call.method().equals("send")
            && ((Message) call.arguments().getFirst()).before().reached() == reached;
  }

  private static Predicate<Call> outcome(int repeat) {
    return writing(line -> line instanceof JournalEntry.Ended ended && ended.repeat() == repeat);
  }

  private static Predicate<Call> receipt(ReceiptState state) {
    return writing(
        line -> line instanceof JournalEntry.Received received && received.state() == state);
  }

  private static Predicate<Call> answer() {
    return writing(JournalEntry.Stopped.class::isInstance);
  }

  @ParameterizedTest
  @EnumSource
  void whereverItIsKilledEverybodyIsToldAndNothingCostsMoreThanItMust(Step step) {
    kill(step, new Night(step.call, step.side));
  }

  @ParameterizedTest
  @EnumSource
  void aProviderThatAnswersBeforeAnythingElseCanHappenChangesNothing(Step step) {
    Night night = new Night(step.call, step.side);
    night.world.executor = Runnable::run;
    kill(step, night);
  }

  private static void kill(Step step, Night night) {
    Night quiet = new Night(call -> false, Side.BEFORE);
    quiet.live();
    night.live();

    assertThat(night.crasher.crashed()).as("it came to that step").isTrue();
    night.check();
    List<String> arrived = night.world.channel.arrived();
    int doubled = arrived.size() - new HashSet<>(arrived).size();
    int more = arrived.size() - quiet.world.channel.arrived().size();
    switch (step.cost) {
      case NOTHING -> assertThat(List.of(more, doubled)).isEqualTo(List.of(0, 0));
      case THE_MESSAGE_IN_FLIGHT -> assertThat(List.of(more, doubled)).isEqualTo(List.of(1, 1));
      case ONE_MORE_FOR_WANT_OF_A_RECEIPT ->
          assertThat(List.of(more, doubled)).isEqualTo(List.of(1, 0));
    }
  }

  @Test
  void theStepsLeaveNothingOutThatANightWritesOrCalls() {
    List<Call> calls = new ArrayList<>();
    Night quiet =
        new Night(
            call -> {
              calls.add(call);
              return false;
            },
            Side.BEFORE);
    quiet.live();

    Set<Call> atASteps =
        calls.stream()
            .filter(call -> List.of(Step.values()).stream().anyMatch(step -> step.call.test(call)))
            .collect(Collectors.toSet());
    assertThat(methods(calls, Set.of("read", "acquire", "point", "renew", "release", "pages")))
        .as("but for reading, and the lease, which is no step of an attempt")
        .isEqualTo(methods(atASteps, Set.of()));
    assertThat(kinds(calls)).as("lines").isEqualTo(kinds(atASteps));
  }

  private static Set<String> methods(Collection<Call> calls, Set<String> without) {
    Set<String> methods = calls.stream().map(Call::method).collect(Collectors.toSet());
    methods.removeAll(without);
    return methods;
  }

  /** Which lines were written, but for the beginning of a generation. */
  private static Set<String> kinds(Collection<Call> calls) {
    Set<String> kinds =
        calls.stream()
            .filter(call -> call.method().equals("append"))
            .flatMap(AttemptStepsTest::lines)
            .map(line -> line.getClass().getSimpleName())
            .collect(Collectors.toSet());
    kinds.removeAll(Set.of("Carried", "Opened"));
    return kinds;
  }

  /**
   * Ann's page arrives and is repeated until she answers; Ben's first is not brought by the first
   * provider, and of his second nothing is heard.
   */
  private static final class Night {
    final World world = new World();
    final Crasher crasher;
    private final Map<String, String> pages = new HashMap<>();
    private @Nullable ShardNotifier notifier;
    private int receipted;
    private int whenAnswered;

    Night(Predicate<Call> where, Side side) {
      crasher = new Crasher(where, side);
      world.channel.promise(Duration.ofMinutes(1), "red", "blue");
      world.provider = crasher.before(Channel.class, world.channel);
    }

    /** The next process, which knows nothing of receipts that came before it. */
    private void boot() {
      world.receipts = new ReceiptInbox(() -> {});
      notifier =
          world.notifier(
              "us",
              new NotifierStores(
                  crasher.before(Outbox.class, world.stores.outbox()),
                  crasher.before(ShardLeases.class, world.stores.leases()),
                  crasher.before(NotificationJournal.class, world.stores.journal())),
              NotifierLimits.DEFAULT);
    }

    void live() {
      boot();
      Repeating repeating = new Repeating(Duration.ofMinutes(5));
      page("arrives", world.page(ANN, "QANN", Duration.ZERO, repeating).id());
      for (int half = 0; half < 13; half++) {
        pass(Duration.ofSeconds(30));
      }
      whenAnswered = arrivals("arrives");
      world.stop(ANN, "QANN");
      pass(Duration.ofMinutes(1));
      page("is not brought", world.page(BEN, "QLOST", Duration.ZERO).id());
      pass(Duration.ofMinutes(1));
      page("is never heard of", world.page(BEN, "QSILENT", Duration.ZERO).id());
      for (int half = 0; half < 12; half++) {
        pass(Duration.ofSeconds(30));
      }
    }

    private void page(String name, NotificationId id) {
      pages.put(id.value(), name);
    }

    private void pass(Duration time) {
      step(() -> world.settle(Objects.requireNonNull(notifier)));
      step(() -> world.settle(Objects.requireNonNull(notifier))); // takes ends that came at once
      sayReceipts();
      step(() -> world.settle(Objects.requireNonNull(notifier)));
      world.pass(time);
    }

    private void step(Runnable step) {
      try {
        step.run();
      } catch (Crasher.Crash crash) {
        world.kill();
        boot();
        step(step);
      }
    }

    /** Each message's receipt is said once; who is dead then does not hear it. */
    private void sayReceipts() {
      List<String> keys = world.channel.arrived();
      for (; receipted < keys.size(); receipted++) {
        String provider = world.channel.takers().get(receipted);
        Receipt.State state = truth(name(keys.get(receipted)), provider);
        if (state != null) {
          world.receipt(provider, "receipt-" + (receipted + 1), state);
        }
      }
    }

    private static Receipt.@Nullable State truth(String name, String provider) {
      return switch (name) {
        case "is never heard of" -> null;
        case "is not brought" ->
            provider.equals("red") ? Receipt.State.FAILED : Receipt.State.ARRIVED;
        default -> Receipt.State.ARRIVED;
      };
    }

    private String name(String key) {
      String id = key.contains(".") ? key.substring(0, key.indexOf('.')) : key;
      return pages.getOrDefault(id, "unknown");
    }

    int arrivals(String name) {
      return (int) world.channel.arrived().stream().filter(key -> name(key).equals(name)).count();
    }

    void check() {
      pages.values().forEach(name -> assertThat(arrivals(name)).as(name).isPositive());
      assertThat(arrivals("arrives")).as("after the answer").isEqualTo(whenAnswered);
      assertThat(world.outbox()).as("what is left in the outbox").isEmpty();
      assertThat(ledger())
          .hasSize(pages.size())
          .allSatisfy(entry -> assertThat(entry.endedAt()).as(entry.toString()).isNotNull());
    }

    private Collection<LedgerEntry> ledger() {
      Map<NotificationId, LedgerEntry> entries = new LinkedHashMap<>();
      for (JournalEntry line : world.journal()) {
        for (NotificationId id : Ledger.concerns(line)) {
          Ledger.after(entries.get(id), line).ifPresent(entry -> entries.put(id, entry));
        }
      }
      return entries.values();
    }
  }
}
