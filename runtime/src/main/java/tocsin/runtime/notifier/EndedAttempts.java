package tocsin.runtime.notifier;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tocsin.channel.Outcome;
import tocsin.core.delivery.AttemptOutcome;
import tocsin.core.delivery.DueMessage;
import tocsin.core.delivery.JournalEntry;
import tocsin.core.delivery.OpenNotification;
import tocsin.core.delivery.ReceiptKey;
import tocsin.core.delivery.Recipient;
import tocsin.core.delivery.Repetition;
import tocsin.core.delivery.RetryPolicy;
import tocsin.core.id.TeamId;

/** Writes down what became of the attempts in flight, and decides what follows. */
final class EndedAttempts {
  /** A promise of more, or of less, is not believed. */
  private static final Duration LONGEST_PROMISE = Duration.ofMinutes(10);

  private static final Duration SHORTEST_PROMISE = Duration.ofSeconds(5);

  private final OwnedShard owned;
  private final InFlight inFlight;
  private final NotifierParts parts;

  EndedAttempts(OwnedShard owned, InFlight inFlight, NotifierParts parts) {
    this.owned = owned;
    this.inFlight = inFlight;
    this.parts = parts;
  }

  /**
   * Tells the end of attempts that a process before us began and that were stopped then: nobody
   * knows what became of them, and they are not repeated.
   */
  void endLost(Instant now) {
    List<JournalEntry> lines = new ArrayList<>();
    for (OpenNotification one : owned.notifications().stoppedInFlight()) {
      if (!inFlight.contains(one.planned().id())) {
        String address = one.planned().contactMethod().address();
        lines.add(
            new JournalEntry.Ended(
                one.planned().id(),
                one.attempts(),
                now,
                Recipient.of(one.planned(), address),
                RetryPolicy.notRepeated("The program stopped while sending"),
                null,
                one.reach().reached()));
      }
    }
    owned.append(lines);
  }

  /** Answers the messages whose receipts are awaited from now on. */
  Set<ReceiptKey> collect(Instant now) {
    Endings endings = new Endings(now);
    Set<ReceiptKey> sent = new HashSet<>();
    List<Completion> ended = inFlight.ended(now, parts.limits().silence());
    ended.forEach(completion -> end(completion, endings, sent));
    owned.append(endings.lines());
    owned.finish(endings.finished());
    inFlight.settled(ended);
    return sent;
  }

  /** All notifications of a message come to the same end, and back at the same time. */
  private void end(Completion completion, Endings endings, Set<ReceiptKey> sent) {
    DueMessage message = completion.attempt().message();
    String channel = completion.attempt().lane().channel().name();
    double jitter = parts.jitter().getAsDouble();
    Instant together = null;
    for (OpenNotification one : message.notifications()) {
      if (owned.notifications().awaitsEnd(one.planned().id())) {
        AttemptOutcome outcome = outcome(one, completion, jitter, endings.now());
        if (outcome instanceof AttemptOutcome.Postponed(String reason, Instant retryAt)) {
          // Each may have been tried another number of times, but two messages with one key must
          // never be under way.
          together = together == null ? retryAt : together;
          outcome = new AttemptOutcome.Postponed(reason, together);
        }
        endings.add(one, message.bundle(), completion.address(), outcome);
        parts.meters().ended(channel, one, outcome);
        measure(one, completion, outcome, endings.now());
        switch (outcome) {
          case AttemptOutcome.Sent s -> sent.add(new ReceiptKey(s.provider(), s.providerId()));
          case AttemptOutcome.Unconfirmed u ->
              sent.add(new ReceiptKey(u.provider(), u.providerId()));
          case AttemptOutcome.Delivered _,
              AttemptOutcome.Rejected _,
              AttemptOutcome.Postponed _,
              AttemptOutcome.Deferred _,
              AttemptOutcome.GivenUp _ -> {}
        }
      }
    }
  }

  /** Each notification counts once, at its first hand-over; one that was answered never. */
  private void measure(
      OpenNotification one, Completion completion, AttemptOutcome outcome, Instant now) {
    if (one.reach().sendings() > 0) {
      return;
    }
    String channel = completion.attempt().lane().channel().name();
    Set<TeamId> teams = completion.teams(one.planned().id());
    if (outcome.isTaken()) {
      parts.meters().taken(channel, one, teams, now);
    } else if (outcome.isFinal() && owned.notifications().find(one.planned().id()).isPresent()) {
      parts.meters().never(channel, one, teams, now);
    }
  }

  private AttemptOutcome outcome(
      OpenNotification one, Completion completion, double jitter, Instant now) {
    // Empty when it was stopped in flight: then nothing more follows, whatever came of it.
    Optional<OpenNotification> open = owned.notifications().find(one.planned().id());
    return switch (completion.outcome()) {
      case Outcome.Delivered taken -> {
        String channel = completion.attempt().lane().channel().name();
        yield taken(taken, channel, open.orElse(null), now);
      }
      case Outcome.Rejected rejected -> new AttemptOutcome.Rejected(rejected.reason());
      case Outcome.Unreachable failed ->
          open.map(n ->
                  RetryPolicy.of(n.planned().urgency())
                      .afterFailure(n, failed.reason(), failed.retryAfter(), now, jitter))
              .orElseGet(() -> RetryPolicy.notRepeated(failed.reason()));
      case Outcome.Deferred deferred ->
          open.map(n ->
                  RetryPolicy.of(n.planned().urgency())
                      .afterDeferral(deferred.reason(), deferred.retryAfter(), now, jitter))
              .orElseGet(() -> RetryPolicy.notRepeated(deferred.reason()));
    };
  }

  private AttemptOutcome taken(
      Outcome.Delivered taken, String channel, @Nullable OpenNotification open, Instant now) {
    String provider = taken.provider().isEmpty() ? channel : taken.provider();
    boolean wait = open != null && parts.limits().hasRoomToWait(owned.notifications().size());
    @Nullable Instant again =
        open != null && wait
            ? Repetition.after(open.planned(), open.reach().reached() + 1, now)
            : null;
    Duration promise = taken.receiptWithin();
    if (promise == null || taken.providerId().isBlank()) {
      return new AttemptOutcome.Delivered(taken.providerId(), taken.provider(), again);
    }
    return wait
        ? new AttemptOutcome.Sent(taken.providerId(), provider, now.plus(believable(promise)))
        : new AttemptOutcome.Unconfirmed(taken.providerId(), provider, null);
  }

  private static Duration believable(Duration promise) {
    Duration atMost = promise.compareTo(LONGEST_PROMISE) > 0 ? LONGEST_PROMISE : promise;
    return atMost.compareTo(SHORTEST_PROMISE) < 0 ? SHORTEST_PROMISE : atMost;
  }
}
