package tocsin.runtime.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static tocsin.runtime.notifier.World.ANN;
import static tocsin.runtime.notifier.World.BEN;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tocsin.channel.Channel;
import tocsin.channel.Receipt;
import tocsin.core.delivery.JournalEntry;
import tocsin.core.id.NotificationId;
import tocsin.core.ledger.Ledger;
import tocsin.core.ledger.LedgerEntry;
import tocsin.core.ledger.LedgerEntry.State;
import tocsin.core.notification.PlannedNotification;
import tocsin.runtime.notifier.World.Repeating;
import tocsin.storage.NotificationJournal;
import tocsin.storage.Outbox;
import tocsin.storage.ShardLeases;

/**
 * A night of receipts: one comes, one says that it failed, one never comes, one is overtaken by the
 * answer; and somebody is told again and again. The process dies at the first call to the world
 * around it, at the second, and so on: between plan, attempt, hand-over, outcome, receipt and stop.
 */
class ReceiptCrashTest {
  private static final NotifierLimits SHORT_JOURNAL =
      new NotifierLimits(
          100, 3, 20, 500, 4, Duration.ofSeconds(15), Duration.ofMinutes(2), Duration.ofSeconds(1));

  @ParameterizedTest
  @EnumSource
  void whereverItDiesEverybodyIsReachedAndNobodyIsToldMuchMore(Crasher.Side side) {
    Night quiet = new Night(new Crasher(Integer.MAX_VALUE, side));
    quiet.live();
    int usual = quiet.world.channel.arrived().size();
    int at = 0;
    Night night;
    do {
      at++;
      night = new Night(new Crasher(at, side));
      night.live();
      night.check();
      assertThat(night.world.channel.arrived())
          .as("one in flight, and one whose receipt was lost, when it died at %d", at)
          .hasSizeLessThanOrEqualTo(usual + 2);
    } while (night.crasher.crashed());
    assertThat(at).as("nights lived").isGreaterThan(80);
  }

  @Test
  void aNightWithoutACrashGoesAsItShould() {
    Night night = new Night(new Crasher(Integer.MAX_VALUE, Crasher.Side.BEFORE));
    night.live();
    night.check();

    assertThat(night.world.channel.arrived()).doesNotHaveDuplicates();
    assertThat(night.arrivals("comes")).isEqualTo(1);
    assertThat(night.arrivals("fails")).isEqualTo(2);
    assertThat(night.arrivals("never comes")).isEqualTo(2);
    assertThat(night.arrivals("overtaken")).isEqualTo(1);
    assertThat(night.arrivals("again")).isEqualTo(3);
  }

  private static final class Night {
    final World world = new World();
    final Crasher crasher;
    private final Map<String, NotificationId> pages = new HashMap<>();
    private final Map<String, Integer> whenAnswered = new HashMap<>();
    private ShardNotifier notifier;
    private int receipted;

    Night(Crasher crasher) {
      this.crasher = crasher;
      world.channel.promise(Duration.ofMinutes(1), "red", "blue");
      world.provider = crasher.before(Channel.class, world.channel);
      boot();
    }

    private void boot() {
      world.receipts = new ReceiptInbox(() -> {});
      notifier =
          world.notifier(
              "us",
              new NotifierStores(
                  crasher.before(Outbox.class, world.stores.outbox()),
                  crasher.before(ShardLeases.class, world.stores.leases()),
                  crasher.before(NotificationJournal.class, world.stores.journal())),
              SHORT_JOURNAL);
    }

    void live() {
      page("comes", world.page(ANN, "QCOMES", Duration.ZERO));
      page("fails", world.page(BEN, "QFAILS", Duration.ZERO));
      pass(Duration.ofSeconds(30));
      page("never comes", world.page(ANN, "QNEVER", Duration.ZERO));
      page("overtaken", world.page(BEN, "QOVER", Duration.ZERO));
      page("again", world.page(ANN, "QAGAIN", Duration.ZERO, new Repeating(Duration.ofMinutes(3))));
      pass(Duration.ofSeconds(20));
      answer("overtaken", () -> world.stop(BEN, "QOVER"));
      for (int half = 0; half < 14; half++) {
        pass(Duration.ofSeconds(30));
      }
      answer("again", () -> world.stop(ANN, "QAGAIN"));
      for (int half = 0; half < 30; half++) {
        pass(Duration.ofSeconds(30));
      }
    }

    private void page(String name, PlannedNotification page) {
      pages.put(name, page.id());
    }

    private void answer(String name, Runnable stop) {
      whenAnswered.put(name, arrivals(name));
      stop.run();
    }

    private void pass(Duration time) {
      step(() -> world.settle(notifier));
      sayReceipts();
      step(() -> world.settle(notifier));
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
        case "never comes", "overtaken" -> null;
        case "fails" -> provider.equals("red") ? Receipt.State.FAILED : Receipt.State.ARRIVED;
        default -> Receipt.State.ARRIVED;
      };
    }

    private String name(String key) {
      String id = key.contains(".") ? key.substring(0, key.indexOf('.')) : key;
      return pages.entrySet().stream()
          .filter(entry -> entry.getValue().value().equals(id))
          .map(Map.Entry::getKey)
          .findFirst()
          .orElseThrow();
    }

    int arrivals(String name) {
      return (int) world.channel.arrived().stream().filter(key -> name(key).equals(name)).count();
    }

    void check() {
      pages.keySet().forEach(name -> assertThat(arrivals(name)).as(name).isPositive());
      assertThat(world.outbox()).as("what is left in the outbox").isEmpty();
      whenAnswered.forEach((name, before) ->
          assertThat(arrivals(name)).as("after the answer: " + name).isEqualTo(before));
      Map<NotificationId, LedgerEntry> ledger = ledger();
      assertThat(ledger.values())
          .allSatisfy(entry -> {
            assertThat(entry.state()).isNotEqualTo(State.OPEN);
            assertThat(entry.endedAt()).isNotNull();
          });
    }

    private Map<NotificationId, LedgerEntry> ledger() {
      Map<NotificationId, LedgerEntry> entries = new LinkedHashMap<>();
      for (JournalEntry line : world.journal()) {
        for (NotificationId id : Ledger.concerns(line)) {
          Optional<LedgerEntry> after = Ledger.after(entries.get(id), line);
          after.ifPresent(entry -> entries.put(id, entry));
        }
      }
      return entries;
    }
  }
}
