package tocsin.runtime.notifier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tocsin.core.delivery.JournalEntry;
import tocsin.core.delivery.OpenNotification;
import tocsin.core.id.IncidentId;
import tocsin.core.id.NotificationId;
import tocsin.core.id.UserId;
import tocsin.core.incident.PageCause;
import tocsin.core.notification.PlannedNotification;
import tocsin.storage.Outbox;
import tocsin.storage.OutboxMessage;

/**
 * Takes stops in: closes what is open, and removes from the outbox what was planned before them and
 * is not taken in yet, for stops are read ahead of it.
 */
final class StopPage {
  private final OwnedShard owned;
  private final Predicate<NotificationId> inFlight;
  private final Instant now;
  private final List<JournalEntry> lines = new ArrayList<>();
  private final List<Long> finished = new ArrayList<>();
  private final List<Long> overtaken = new ArrayList<>();
  private final Set<NotificationId> told = new HashSet<>();
  private Map<Asked, List<Outbox.Row>> waiting = new HashMap<>();

  private record Asked(IncidentId incident, UserId user, PageCause cause) {
    static Asked of(OutboxMessage.Notify message) {
      PlannedNotification n = message.notification();
      return new Asked(n.incident(), n.user(), n.reason().cause());
    }
  }

  StopPage(OwnedShard owned, Predicate<NotificationId> inFlight, Instant now) {
    this.owned = owned;
    this.inFlight = inFlight;
    this.now = now;
  }

  /** Rows of the lane of stops, in order. */
  void take(List<Outbox.Row> rows) {
    waiting = waiting(rows);
    for (Outbox.Row row : rows) {
      if (row.message() instanceof OutboxMessage.Stop stop) {
        stop(row.position(), stop);
      }
    }
    // First of all: once the journal says that a stop is taken in, nobody looks for them any more.
    owned.finish(overtaken);
    owned.append(lines);
    owned.finish(finished);
  }

  /** Notifications about these incidents that are still to be taken in. */
  private Map<Asked, List<Outbox.Row>> waiting(List<Outbox.Row> stops) {
    Set<IncidentId> incidents =
        stops.stream().map(row -> row.message().incident()).collect(Collectors.toSet());
    Map<Asked, List<Outbox.Row>> found = new HashMap<>();
    for (Outbox.Row row : owned.pages(incidents)) {
      if (row.message() instanceof OutboxMessage.Notify notify
          && row.position() > owned.notifications().cursor().of(notify.lane())) {
        found.computeIfAbsent(Asked.of(notify), asked -> new ArrayList<>()).add(row);
      }
    }
    return found;
  }

  private void stop(long position, OutboxMessage.Stop stop) {
    List<NotificationId> spared = new ArrayList<>();
    List<NotificationId> reached = new ArrayList<>();
    for (OpenNotification open :
        owned.notifications().openTo(stop.incident(), stop.user(), stop.cause())) {
      NotificationId id = open.planned().id();
      if (open.outboxPosition() < position && told.add(id)) {
        finished.add(open.outboxPosition());
        if (open.hasGoneOut()) {
          reached.add(id);
        } else if (!inFlight.test(id)) {
          spared.add(id);
        }
      }
    }
    Asked asked = new Asked(stop.incident(), stop.user(), stop.cause());
    for (Outbox.Row row : waiting.getOrDefault(asked, List.of())) {
      if (row.message() instanceof OutboxMessage.Notify notify
          && row.position() < position
          && told.add(notify.notification().id())) {
        overtaken.add(row.position());
        spared.add(notify.notification().id());
      }
    }
    finished.add(position);
    lines.add(
        new JournalEntry.Stopped(
            position, stop.incident(), stop.user(), stop.cause(), now, spared, reached));
  }
}
