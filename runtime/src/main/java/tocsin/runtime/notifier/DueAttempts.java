package tocsin.runtime.notifier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tocsin.core.account.ContactKind;
import tocsin.core.delivery.AttemptOutcome;
import tocsin.core.delivery.JournalEntry;
import tocsin.core.delivery.OpenNotification;
import tocsin.core.delivery.RetryPolicy;

/** Begins the attempts that are due, as many as the channels have room for. */
final class DueAttempts {
  private final OwnedShard owned;
  private final InFlight inFlight;
  private final NotifierParts parts;
  private final Runnable wake;

  DueAttempts(OwnedShard owned, InFlight inFlight, NotifierParts parts, Runnable wake) {
    this.owned = owned;
    this.inFlight = inFlight;
    this.parts = parts;
    this.wake = wake;
  }

  void send(Instant now) {
    Endings endings = new Endings(now);
    List<Attempt> attempts = new ArrayList<>();
    int left = parts.limits().batch();
    for (ContactKind kind : ContactKind.values()) {
      Optional<Channels.Lane> lane = parts.channels().serving(kind);
      int most = Math.min(left, lane.map(l -> room(l, attempts)).orElse(left));
      for (OpenNotification due : owned.notifications().takeDue(kind, now, most)) {
        left--;
        if (!inFlight.contains(due.planned().id())) { // a worker before us may still be sending it
          begin(due, lane, now, attempts, endings);
        }
      }
    }
    List<JournalEntry> lines = new ArrayList<>(endings.lines());
    attempts.forEach(attempt -> lines.add(attempt.line()));
    owned.append(lines); // durable before anything is handed over
    owned.finish(endings.finished());
    attempts.forEach(inFlight::begin);
    attempts.forEach(attempt -> parts.sender().start(attempt, this::completed));
  }

  private int room(Channels.Lane lane, List<Attempt> begun) {
    return inFlight.room(lane) - (int) begun.stream().filter(a -> a.lane().equals(lane)).count();
  }

  private void begin(
      OpenNotification due,
      Optional<Channels.Lane> lane,
      Instant now,
      List<Attempt> attempts,
      Endings endings) {
    Optional<AttemptOutcome> over = RetryPolicy.of(due.planned().urgency()).beforeAttempt(due);
    if (over.isEmpty() && lane.isPresent()) {
      attempts.add(new Attempt(due, due.nextAttempt(), lane.get(), now));
    } else {
      AttemptOutcome end = over.orElseGet(() -> noChannel(due));
      String address = due.planned().contactMethod().address();
      endings.add(due, due.nextAttempt(), address, end);
    }
  }

  private static AttemptOutcome noChannel(OpenNotification due) {
    return new AttemptOutcome.GivenUp(
        "No channel is set up for contact methods of the kind "
            + due.planned().contactMethod().kind());
  }

  private void completed(Completion completion) {
    inFlight.completed(completion);
    wake.run();
  }

  /** When something will be due that a channel has room for; empty when nothing waits. */
  Optional<Instant> next() {
    Instant next = Instant.MAX;
    for (ContactKind kind : ContactKind.values()) {
      boolean room = parts.channels().serving(kind).map(inFlight::room).orElse(1) > 0;
      Instant due = owned.notifications().nextDue(kind).orElse(Instant.MAX);
      next = room && due.isBefore(next) ? due : next;
    }
    return next.equals(Instant.MAX) ? Optional.empty() : Optional.of(next);
  }
}
