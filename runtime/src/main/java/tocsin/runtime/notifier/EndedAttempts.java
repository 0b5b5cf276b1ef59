package tocsin.runtime.notifier;

import java.time.Instant;
import tocsin.channel.Outcome;
import tocsin.core.delivery.AttemptOutcome;
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
    for (Completion completion : inFlight.collect(now, parts.limits().silence())) {
      Attempt attempt = completion.attempt();
      AttemptOutcome outcome = outcome(completion, now);
      endings.add(attempt.notification(), attempt.number(), completion.address(), outcome);
      parts.meters().ended(attempt.lane().channel().name(), attempt.notification(), outcome, now);
    }
    owned.append(endings.lines());
    owned.finish(endings.finished());
  }

  private AttemptOutcome outcome(Completion completion, Instant now) {
    return switch (completion.outcome()) {
      case Outcome.Delivered delivered -> new AttemptOutcome.Delivered(delivered.providerId());
      case Outcome.Rejected rejected -> new AttemptOutcome.Rejected(rejected.reason());
      case Outcome.Unreachable failed ->
          owned
              .notifications()
              .find(completion.attempt().notification().planned().id())
              .map(open -> afterFailure(open, failed, now))
              .orElseGet(() -> RetryPolicy.notRepeated(failed.reason())); // stopped in flight
    };
  }

  private AttemptOutcome afterFailure(
      OpenNotification open, Outcome.Unreachable failed, Instant now) {
    return RetryPolicy.of(open.planned().urgency())
        .afterFailure(
            open, failed.reason(), failed.retryAfter(), now, parts.jitter().getAsDouble());
  }
}
