package tocsin.runtime.notifier;

import java.time.Instant;
import java.util.List;
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
    List<Completion> ended = inFlight.ended(now, parts.limits().silence());
    for (Completion completion : ended) {
      if (owned.notifications().awaitsEnd(completion.attempt().notification().planned().id())) {
        end(completion, endings);
      }
    }
    owned.append(endings.lines());
    owned.finish(endings.finished());
    inFlight.settled(ended);
  }

  private void end(Completion completion, Endings endings) {
    Attempt attempt = completion.attempt();
    AttemptOutcome outcome = outcome(completion, endings.now());
    endings.add(attempt.notification(), attempt.number(), completion.address(), outcome);
    parts
        .meters()
        .ended(attempt.lane().channel().name(), attempt.notification(), outcome, endings.now());
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
