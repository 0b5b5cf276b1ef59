package tocsin.runtime.notifier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tocsin.core.account.ContactKind;
import tocsin.core.delivery.AttemptOutcome;
import tocsin.core.delivery.DueMessage;
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
      for (DueMessage due : owned.notifications().takeDue(kind, now, most)) {
        left--;
        begin(notInFlight(due), lane, now, attempts, endings);
      }
    }
    List<JournalEntry> lines = new ArrayList<>(endings.lines());
    attempts.forEach(attempt -> lines.addAll(attempt.lines()));
    owned.append(lines); // durable before anything is handed over
    owned.finish(endings.finished());
    attempts.forEach(inFlight::begin);
    attempts.forEach(attempt -> parts.sender().start(attempt, this::completed));
  }

  private int room(Channels.Lane lane, List<Attempt> begun) {
    return inFlight.room(lane) - (int) begun.stream().filter(a -> a.lane().equals(lane)).count();
  }

  /** A worker before us may still be sending some of it. */
  private DueMessage notInFlight(DueMessage due) {
    return new DueMessage(
        due.key(),
        due.notifications().stream().filter(n -> !inFlight.contains(n.planned().id())).toList());
  }

  private void begin(
      DueMessage due,
      Optional<Channels.Lane> lane,
      Instant now,
      List<Attempt> attempts,
      Endings endings) {
    List<OpenNotification> going = new ArrayList<>();
    for (OpenNotification one : due.notifications()) {
      Optional<AttemptOutcome> over = RetryPolicy.of(one.planned().urgency()).beforeAttempt(one);
      if (over.isEmpty() && lane.isPresent()) {
        going.add(one);
      } else {
        String address = one.planned().contactMethod().address();
        if (one.reach().sendings() == 0) {
          parts.meters().never(lane.map(Channels.Lane::name).orElse("none"), one, List.of(), now);
        }
        endings.add(one, null, address, over.orElseGet(() -> noChannel(one)));
      }
    }
    if (!going.isEmpty()) {
      attempts.add(new Attempt(new DueMessage(due.key(), going), lane.orElseThrow(), now));
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
