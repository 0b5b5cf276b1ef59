package tocsin.runtime.notifier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import tocsin.core.delivery.JournalEntry;
import tocsin.core.delivery.OpenNotification;
import tocsin.core.id.IncidentId;
import tocsin.core.id.NotificationId;
import tocsin.core.id.UserId;
import tocsin.core.incident.PageCause;
import tocsin.core.notification.PlannedNotification;
import tocsin.storage.Outbox;
import tocsin.storage.OutboxMessage;

/** Takes new rows of the outbox into the journal, and has the finished ones removed. */
final class OutboxTaker {
  private final OwnedShard owned;
  private final NotifierLimits limits;
  private long sweptTo;

  OutboxTaker(OwnedShard owned, NotifierLimits limits) {
    this.owned = owned;
    this.limits = limits;
  }

  /**
   * Takes new rows. Whoever sends must have seen every stop that is already there, so this reads on
   * until the outbox is empty, within bounds. True when there may be more.
   *
   * @param inFlight whether an attempt for that notification is under way
   */
  boolean take(Instant now, Predicate<NotificationId> inFlight) {
    for (int page = 0; page < limits.outboxPages(); page++) {
      if (owned.notifications().size() >= limits.open()) {
        return false; // finished attempts make room, and wake us
      }
      long after = owned.notifications().outboxPosition();
      List<Outbox.Row> rows = owned.outbox(after, limits.outboxPage());
      if (rows.isEmpty()) {
        return false;
      }
      Page taken = new Page(now, inFlight);
      rows.forEach(taken::add);
      owned.append(taken.lines);
      owned.finish(taken.finished);
      if (rows.size() < limits.outboxPage()) {
        return false;
      }
    }
    return true;
  }

  /**
   * Removes rows that were accounted for before the shard was opened and have nothing open: a crash
   * came between their end and their removal. A page a call, oldest first, so that a stop never
   * goes before what it stops. True when there is more to sweep.
   */
  boolean sweep() {
    if (sweptTo >= owned.openedAt()) {
      return false;
    }
    List<Outbox.Row> rows = owned.outbox(sweptTo, limits.outboxPage());
    List<Long> finished =
        rows.stream()
            .filter(row -> row.position() <= owned.openedAt() && !isOpen(row))
            .map(Outbox.Row::position)
            .toList();
    owned.finish(finished);
    sweptTo = rows.isEmpty() ? owned.openedAt() : rows.getLast().position();
    return sweptTo < owned.openedAt();
  }

  private boolean isOpen(Outbox.Row row) {
    return switch (row.message()) {
      case OutboxMessage.Notify notify ->
          owned.notifications().find(notify.notification().id()).isPresent();
      case OutboxMessage.Stop stop -> false;
    };
  }

  /** Turns one page of rows into journal lines, and finds out which rows they finish. */
  private final class Page {
    final List<JournalEntry> lines = new ArrayList<>();
    final List<Long> finished = new ArrayList<>();
    private final Map<Asked, List<JournalEntry.Planned>> plannedHere = new HashMap<>();
    private final Set<Asked> stoppedHere = new HashSet<>();
    private final Instant now;
    private final Predicate<NotificationId> inFlight;

    private record Asked(IncidentId incident, UserId user, PageCause cause) {}

    Page(Instant now, Predicate<NotificationId> inFlight) {
      this.now = now;
      this.inFlight = inFlight;
    }

    void add(Outbox.Row row) {
      switch (row.message()) {
        case OutboxMessage.Notify notify ->
            plan(new JournalEntry.Planned(row.position(), notify.notification()));
        case OutboxMessage.Stop stop -> stop(row, stop);
      }
    }

    private void plan(JournalEntry.Planned line) {
      lines.add(line);
      PlannedNotification planned = line.notification();
      plannedHere
          .computeIfAbsent(
              new Asked(planned.incident(), planned.user(), planned.reason().cause()),
              k -> new ArrayList<>())
          .add(line);
    }

    private void stop(Outbox.Row row, OutboxMessage.Stop stop) {
      Asked asked = new Asked(stop.incident(), stop.user(), stop.cause());
      List<NotificationId> spared = new ArrayList<>();
      if (stoppedHere.add(asked)) {
        for (OpenNotification open :
            owned.notifications().openTo(stop.incident(), stop.user(), stop.cause())) {
          finished.add(open.outboxPosition());
          if (!inFlight.test(open.planned().id())) {
            spared.add(open.planned().id());
          }
        }
      }
      for (JournalEntry.Planned planned : forget(asked)) {
        finished.add(planned.outboxPosition());
        spared.add(planned.notification().id());
      }
      finished.add(row.position());
      lines.add(
          new JournalEntry.Stopped(
              row.position(), stop.incident(), stop.user(), stop.cause(), now, spared));
    }

    private List<JournalEntry.Planned> forget(Asked asked) {
      List<JournalEntry.Planned> here = plannedHere.remove(asked);
      return here == null ? List.of() : here;
    }
  }
}
