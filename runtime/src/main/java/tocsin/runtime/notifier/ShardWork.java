package tocsin.runtime.notifier;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tocsin.core.delivery.OpenNotification;

/**
 * The work on a shard from taking it to losing it. In each step: what ended, then what is new, then
 * what is due. New rows come before sending, so that nobody is paged after a stop that is there.
 */
final class ShardWork {
  /** Looking through all that is open takes a moment. */
  private static final Duration MEASURED_EVERY = Duration.ofSeconds(5);

  /** Clocks are set right by so little all the time, and nobody notices. */
  private static final Duration JITTER = Duration.ofSeconds(1);

  private static final Logger LOG = LoggerFactory.getLogger(ShardWork.class);

  private final OwnedShard owned;
  private final NotifierParts parts;
  private final InFlight inFlight;
  private final OutboxTaker taker;
  private final EndedAttempts ended;
  private final TakenReceipts receipts;
  private final DueAttempts due;
  private Instant measureAt = Instant.EPOCH;
  private Instant lastStep = Instant.EPOCH;

  ShardWork(OwnedShard owned, InFlight inFlight, NotifierParts parts, Runnable wake) {
    this.owned = owned;
    this.inFlight = inFlight;
    this.parts = parts;
    this.taker = new OutboxTaker(owned, parts.limits());
    this.ended = new EndedAttempts(owned, inFlight, parts);
    this.receipts = new TakenReceipts(owned, parts);
    this.due = new DueAttempts(owned, inFlight, parts, wake);
  }

  /** Prolongs the lease in time; false when the shard was lost: send nothing more. */
  boolean keepLease(Instant now) {
    return owned.keep(now, parts.limits().lease());
  }

  /** Before the first step: tells what our predecessor could not. */
  void begin(Instant now) {
    ended.endLost(now);
    for (OpenNotification one : List.copyOf(owned.notifications().all())) {
      owned.notifications().bound(one.planned().id(), now);
    }
  }

  /** Does what is due; answers when to come back. */
  Instant step(Instant now) {
    if (!keepsTime(now)) {
      return now;
    }
    receipts.collect(now, ended.collect(now));
    OutboxTaker.Taken taken = taker.take(now, inFlight::contains);
    if (taken != OutboxTaker.Taken.SOME_STOPS) {
      due.send(now);
    }
    measure(now);
    boolean moreToSweep = taker.sweep();
    boolean held = !isLong() || owned.checkpoint(parts.generations().get());
    if (taken != OutboxTaker.Taken.ALL || moreToSweep || !held) {
      return now; // when the shard was lost, the next step finds out
    }
    Instant renewal = owned.renewAt(parts.limits().lease());
    return Stream.of(due.next(), owned.notifications().nextOverdue())
        .flatMap(Optional::stream)
        .filter(next -> next.isBefore(renewal))
        .min(Comparator.naturalOrder())
        .orElse(renewal);
  }

  /** Follows a clock that was set back; false when the shard was lost. */
  private boolean keepsTime(Instant now) {
    Instant before = lastStep;
    lastStep = now;
    if (!now.isBefore(before.minus(JITTER))) {
      return true;
    }
    Duration by = Duration.between(now, before);
    LOG.warn("The clock was set back by {} seconds; pages wait no longer for that", by.toSeconds());
    return owned.setBack(by, parts.generations().get());
  }

  private void measure(Instant now) {
    if (now.isBefore(measureAt) && now.isAfter(measureAt.minus(MEASURED_EVERY.multipliedBy(2)))) {
      return; // the second condition: when the clock was set back
    }
    measureAt = now.plus(MEASURED_EVERY);
    Punctuality punctuality = parts.meters().punctuality();
    int beyond = owned.notifications().beyond(punctuality.target(), now);
    punctuality.waiting(owned.shard(), beyond, now);
  }

  private boolean isLong() {
    long bound = parts.limits().journalLines() + 10L * owned.notifications().size();
    return owned.lines() > bound;
  }

  /** Collects what is in flight and sends nothing more; whether nothing is in flight any more. */
  boolean finished(Instant now) {
    receipts.collect(now, ended.collect(now));
    return inFlight.isEmpty();
  }

  int waiting() {
    return owned.notifications().waiting();
  }

  void release() {
    owned.release();
  }
}
