package tocsin.runtime.notifier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import tocsin.core.delivery.JournalEntry;
import tocsin.core.delivery.OutboxLane;
import tocsin.core.id.NotificationId;
import tocsin.storage.Outbox;
import tocsin.storage.OutboxMessage;

/** Takes new rows of the outbox into the journal, and has the finished ones removed. */
final class OutboxTaker {
  /** Stops last, so that none goes before what it stops. */
  private static final List<OutboxLane> SWEEP =
      List.of(OutboxLane.NOW, OutboxLane.LATER, OutboxLane.LOW, OutboxLane.STOPS);

  private final OwnedShard owned;
  private final NotifierLimits limits;
  private final Map<OutboxLane, Long> sweptTo = new EnumMap<>(OutboxLane.class);

  OutboxTaker(OwnedShard owned, NotifierLimits limits) {
    this.owned = owned;
    this.limits = limits;
  }

  /** What a step found in the outbox. */
  enum Taken {
    /** All that there is room for. */
    ALL,
    /** As much as fits into one step; every stop is among it. */
    PART,
    /** Not even every stop: whoever sends now may page somebody who has answered. */
    SOME_STOPS
  }

  /**
   * Takes new rows: all stops, whatever is open, and then what else there is room for, the most
   * pressing first.
   *
   * @param inFlight whether an attempt for that notification is under way
   */
  Taken take(Instant now, Predicate<NotificationId> inFlight) {
    boolean more = takeStops(now, inFlight);
    if (more) {
      return Taken.SOME_STOPS;
    }
    for (OutboxLane lane : List.of(OutboxLane.NOW, OutboxLane.LATER, OutboxLane.LOW)) {
      more |= takePages(lane, now);
    }
    return more ? Taken.PART : Taken.ALL;
  }

  /** True when there may be more. */
  private boolean takeStops(Instant now, Predicate<NotificationId> inFlight) {
    for (int page = 0; page < limits.outboxPages(); page++) {
      List<Outbox.Row> rows = unread(OutboxLane.STOPS, limits.outboxPage());
      if (!rows.isEmpty()) {
        new StopPage(owned, inFlight, now).take(rows);
      }
      if (rows.size() < limits.outboxPage()) {
        return false;
      }
    }
    return true;
  }

  /** True when there may be more, and there is room for it. */
  private boolean takePages(OutboxLane lane, Instant now) {
    for (int page = 0; page < limits.outboxPages(); page++) {
      int room = lane.most(limits.open()) - owned.notifications().size();
      if (room <= 0) {
        return false; // finished attempts make room, and wake us
      }
      int most = Math.min(room, limits.outboxPage());
      List<Outbox.Row> rows = unread(lane, most);
      List<JournalEntry.Planned> lines = new ArrayList<>();
      for (Outbox.Row row : rows) {
        if (row.message() instanceof OutboxMessage.Notify notify) {
          lines.add(new JournalEntry.Planned(row.position(), notify.notification()));
        }
      }
      owned.append(lines);
      lines.forEach(line -> bound(line, now));
      if (rows.size() < most) {
        return false;
      }
    }
    return true;
  }

  /** The engine may have planned it just before the clock was set back. */
  private void bound(JournalEntry.Planned line, Instant now) {
    owned.notifications().bound(line.notification().id(), now);
  }

  private List<Outbox.Row> unread(OutboxLane lane, int most) {
    return owned.outbox(lane, owned.notifications().cursor().of(lane), most);
  }

  /**
   * Removes rows that were accounted for before the shard was opened and have nothing open: a crash
   * came between their end and their removal. A page a call, oldest first. True when there is more
   * to sweep.
   */
  boolean sweep() {
    for (OutboxLane lane : SWEEP) {
      long openedAt = owned.openedAt().of(lane);
      long swept = Objects.requireNonNullElse(sweptTo.get(lane), 0L);
      if (swept < openedAt) {
        sweptTo.put(lane, sweep(lane, swept, openedAt));
        return true;
      }
    }
    return false;
  }

  private long sweep(OutboxLane lane, long swept, long openedAt) {
    List<Outbox.Row> rows = owned.outbox(lane, swept, limits.outboxPage());
    List<Long> finished =
        rows.stream()
            .filter(row -> row.position() <= openedAt && !isOpen(row))
            .map(Outbox.Row::position)
            .toList();
    owned.finish(finished);
    return rows.isEmpty() ? openedAt : rows.getLast().position();
  }

  private boolean isOpen(Outbox.Row row) {
    return switch (row.message()) {
      case OutboxMessage.Notify notify ->
          owned.notifications().find(notify.notification().id()).isPresent();
      case OutboxMessage.Stop stop -> false;
    };
  }
}
