package tocsin.runtime.notifier;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tocsin.channel.Outcome;
import tocsin.core.delivery.AttemptOutcome;
import tocsin.core.delivery.DueMessage;
import tocsin.core.delivery.OpenNotification;
import tocsin.core.delivery.RetryPolicy;

/** Writes down what became of the attempts in flight, and decides what follows. */
final class EndedAttempts {
  private final OwnedShard owned;
  private final InFlight inFlight;
  private final NotifierParts parts;

  EndedAttempts(OwnedShard owned, InFlight inFlight, NotifierParts parts) {
    this.owned = owned;
    this.inFlight = inFlight;
    this.parts = parts;
  }

  void collect(Instant now) {
    Endings endings = new Endings(now);
    List<Completion> ended = inFlight.ended(now, parts.limits().silence());
    ended.forEach(completion -> end(completion, endings));
    owned.append(endings.lines());
    owned.finish(endings.finished());
    inFlight.settled(ended);
  }

  /** All notifications of a message come to the same end, and back at the same time. */
  private void end(Completion completion, Endings endings) {
    DueMessage message = completion.attempt().message();
    String channel = completion.attempt().lane().channel().name();
    double jitter = parts.jitter().getAsDouble();
    for (OpenNotification one : message.notifications()) {
      if (owned.notifications().awaitsEnd(one.planned().id())) {
        AttemptOutcome outcome = outcome(one, completion.outcome(), jitter, endings.now());
        endings.add(one, message.bundle(), completion.address(), outcome);
        parts.meters().ended(channel, one, outcome, endings.now());
      }
    }
  }

  private AttemptOutcome outcome(
      OpenNotification one, Outcome outcome, double jitter, Instant now) {
    return switch (outcome) {
      case Outcome.Delivered delivered -> new AttemptOutcome.Delivered(delivered.providerId());
      case Outcome.Rejected rejected -> new AttemptOutcome.Rejected(rejected.reason());
      case Outcome.Unreachable failed ->
          again(one, failed.reason(), failed.retryAfter(), jitter, now);
      case Outcome.Deferred deferred ->
          again(one, deferred.reason(), deferred.retryAfter(), jitter, now);
    };
  }

  private AttemptOutcome again(
      OpenNotification one, String reason, Duration wait, double jitter, Instant now) {
    return owned
        .notifications()
        .find(one.planned().id())
        .map(open ->
            RetryPolicy.of(open.planned().urgency()).afterFailure(open, reason, wait, now, jitter))
        .orElseGet(() -> RetryPolicy.notRepeated(reason)); // stopped in flight
  }
}
