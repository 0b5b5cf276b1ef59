package tocsin.simulation;

import static tocsin.simulation.Witness.check;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tocsin.channel.Message;
import tocsin.core.account.Urgency;
import tocsin.core.delivery.AttemptOutcome;
import tocsin.core.delivery.JournalEntry;
import tocsin.core.id.NotificationId;
import tocsin.core.ledger.Ledger;
import tocsin.core.ledger.LedgerEntry;
import tocsin.core.ledger.LedgerEntry.State;
import tocsin.core.notification.PlannedNotification;

/**
 * Remembers each page's way to its person, from what became durable: who took it, what receipts
 * said, how often the person was told. A page goes out again for one of two reasons only, a receipt
 * that failed or did not come, and a repetition that the person asked for; each is good for once.
 */
final class Ways {
  private static final int MOST_SENDINGS = 3;
  private static final int MOST_REPETITIONS = 10;

  private final Map<NotificationId, Way> ways = new HashMap<>();
  private final Map<NotificationId, LedgerEntry> ledger = new LinkedHashMap<>();
  private long resent;
  private long repeated;

  private static final class Way {
    final Set<String> keys = new HashSet<>();
    final Set<String> failed = new HashSet<>();
    int allowed = 1;
    int reached;
    int failures;
    String provider = "";
    Instant notBefore = Instant.MIN;
  }

  /** A line of the journal is durable; {@code planned} is what it is about. */
  void journalled(JournalEntry line, @Nullable PlannedNotification planned) {
    for (NotificationId id : Ledger.concerns(line)) {
      Ledger.after(ledger.get(id), line).ifPresent(entry -> ledger.put(id, entry));
    }
    if (line instanceof JournalEntry.Ended ended && planned != null) {
      ended(way(ended.notification()), ended.outcome(), planned);
    }
    if (line instanceof JournalEntry.Received received && planned != null) {
      received(way(received.notification()), received, planned);
    }
  }

  private Way way(NotificationId id) {
    return ways.computeIfAbsent(id, key -> new Way());
  }

  private void ended(Way way, AttemptOutcome outcome, PlannedNotification planned) {
    switch (outcome) {
      case AttemptOutcome.Sent sent -> way.provider = sent.provider();
      case AttemptOutcome.Delivered delivered -> reached(way, delivered.repeatAt(), planned);
      case AttemptOutcome.Unconfirmed taken -> reached(way, taken.repeatAt(), planned);
      case AttemptOutcome.Rejected _,
          AttemptOutcome.Postponed _,
          AttemptOutcome.Deferred _,
          AttemptOutcome.GivenUp _ -> {}
    }
  }

  private void reached(Way way, @Nullable Instant repeatAt, PlannedNotification planned) {
    way.reached++;
    way.failed.clear();
    way.failures = 0;
    if (repeatAt != null) {
      check(
          planned.repeatEvery() != null && planned.urgency() == Urgency.HIGH,
          "a page is to be repeated that nobody wants repeated: " + planned);
      check(way.reached <= MOST_REPETITIONS, "a page is repeated for ever: " + planned);
      way.allowed++;
      way.notBefore = repeatAt;
      repeated++;
    }
  }

  private void received(Way way, JournalEntry.Received line, PlannedNotification planned) {
    AttemptOutcome outcome = line.outcome();
    if (outcome == null) {
      return;
    }
    switch (line.state()) {
      case ARRIVED -> {
        check(outcome instanceof AttemptOutcome.Delivered, "arrived, and not over: " + line);
        ended(way, outcome, planned);
      }
      case FAILED, MISSING -> {
        way.failures++;
        way.failed.add(way.provider);
        check(
            way.failures > 1 || outcome instanceof AttemptOutcome.Postponed,
            "a page did not arrive and is not sent by another provider: " + line);
        check(way.failures <= MOST_SENDINGS, "a page is sent for ever: " + line);
        if (outcome instanceof AttemptOutcome.Postponed) {
          way.allowed++;
          resent++;
        }
        ended(way, outcome, planned);
      }
    }
  }

  /**
   * A message is handed to the channel.
   *
   * @param begun when its attempt was begun, by the notifier's clock
   */
  void sending(Collection<NotificationId> told, Message message, Instant begun) {
    int least = Integer.MAX_VALUE;
    for (NotificationId id : told) {
      Way way = way(id);
      least = Math.min(least, way.reached);
      if (way.keys.add(message.idempotencyKey())) {
        check(way.keys.size() <= way.allowed, "a page goes out again without a reason: " + id);
        check(!begun.isBefore(way.notBefore), "a page is repeated too early: " + id);
      }
      check(
          message.before().avoid().containsAll(way.failed),
          "nobody says that a provider failed with it before: " + id);
    }
    check(
        message.before().reached() == least,
        "a message miscounts how often it was read: " + message);
  }

  /** The clock was set back by that much. */
  void setBack(Duration by) {
    ways.values().stream()
        .filter(way -> way.notBefore.isAfter(Instant.EPOCH))
        .forEach(way -> way.notBefore = way.notBefore.minus(by));
  }

  /** What has no end yet, an attempt that was stopped under way among it. */
  List<LedgerEntry> open() {
    return ledger.values().stream()
        .filter(entry -> entry.state() == State.OPEN || entry.endedAt() == null)
        .toList();
  }

  /** Everything has come to rest: no entry of the ledger is open. */
  void checkLedger() {
    List<LedgerEntry> open = open();
    check(open.isEmpty(), "the ledger has open entries: " + open);
  }

  long resent() {
    return resent;
  }

  long repeated() {
    return repeated;
  }
}
