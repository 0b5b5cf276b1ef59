package tocsin.core.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.ContactKind;
import tocsin.core.id.IncidentId;
import tocsin.core.id.NotificationId;
import tocsin.core.id.UserId;
import tocsin.core.incident.PageCause;
import tocsin.core.notification.PlannedNotification;
import tocsin.core.notification.Probe;

/**
 * A shard's open notifications: what results from replaying a generation of the journal, and what
 * is due next. Changed by journal lines only, live and in replay alike. Not for several threads.
 */
public final class OpenNotifications {
  private final Map<NotificationId, OpenNotification> open = new LinkedHashMap<>();
  private final Map<Asked, List<NotificationId>> asked = new HashMap<>();
  private final Map<ContactKind, DueQueue> queues = new EnumMap<>(ContactKind.class);

  /** Stopped while their attempt was in flight: its end is still to be told. */
  private final Map<NotificationId, OpenNotification> stoppedInFlight = new LinkedHashMap<>();

  private final AwaitedReceipts receipts = new AwaitedReceipts();

  private OutboxCursor cursor = OutboxCursor.START;

  /** What a stop is about. */
  private record Asked(IncidentId incident, UserId user, PageCause cause) {}

  /** At the usual pace. */
  public OpenNotifications() {
    this(Pace.USUAL);
  }

  /**
   * Nothing is open.
   *
   * @param pace of each contact method
   */
  public OpenNotifications(Pace pace) {
    for (ContactKind kind : ContactKind.values()) {
      queues.put(kind, new DueQueue(pace));
    }
  }

  /**
   * Makes what the line says true. Lines about notifications that are not open change nothing: they
   * were stopped while their attempt was in flight.
   */
  public void apply(JournalEntry line) {
    switch (line) {
      case JournalEntry.Carried carried when carried.stopped() ->
          stoppedInFlight.put(carried.notification().planned().id(), carried.notification());
      case JournalEntry.Carried carried -> add(carried.notification());
      case JournalEntry.Opened opened -> cursor = opened.cursor();
      case JournalEntry.Planned planned -> {
        add(OpenNotification.from(planned));
        seen(OutboxLane.of(planned.notification()), planned.outboxPosition());
      }
      case JournalEntry.Stopped stopped -> {
        openTo(stopped.incident(), stopped.user(), stopped.cause()).stream()
            .filter(n -> n.outboxPosition() < stopped.outboxPosition())
            .forEach(this::stop);
        seen(OutboxLane.STOPS, stopped.outboxPosition());
      }
      case JournalEntry.Attempted attempted ->
          find(attempted.notification()).ifPresent(n -> begin(n, attempted));
      case JournalEntry.Ended ended -> {
        rememberUnheard(ended);
        find(ended.notification())
            .ifPresentOrElse(
                n -> end(n, ended), () -> stoppedInFlight.remove(ended.notification()));
      }
      case JournalEntry.Received received -> receive(received);
    }
  }

  private void rememberUnheard(JournalEntry.Ended ended) {
    if (ended.outcome() instanceof AttemptOutcome.Unconfirmed taken) {
      receipts.giveUp(
          new ReceiptKey(taken.provider(), taken.providerId()),
          new Unheard(ended.notification(), ended.attempt(), ended.to(), ended.repeat()));
    }
  }

  /**
   * Puts every attempt in doubt back into the queue, to be repeated with the same idempotency key.
   * Called once after a replay, when no attempt can be in flight.
   */
  public void repeatInDoubt() {
    open.values().stream().filter(OpenNotification::inDoubt).forEach(n -> queueOf(n).addDue(n));
  }

  /**
   * The clock was set back by that much: whatever waits, be it for its next attempt or its receipt,
   * waits for as long as it had to before. No line of the journal says so; the caller begins a new
   * generation.
   */
  public void setBack(Duration by) {
    List.copyOf(open.values()).forEach(one -> replace(one, one.setBack(by)));
    queues.values().forEach(queue -> queue.setBack(by));
  }

  /**
   * What was never tried and was planned by a clock that showed more than {@code now} is due after
   * its planned distance from now at the latest. No line of the journal says so: to be repeated
   * after a replay.
   */
  public void bound(NotificationId id, Instant now) {
    OpenNotification one = open.get(id);
    if (one != null && one.attempts() == 0 && one.planned().assignedAt().isAfter(now)) {
      PlannedNotification planned = one.planned();
      Instant latest = now.plus(Duration.between(planned.assignedAt(), planned.dueAt()));
      if (one.dueAt().isAfter(latest)) {
        replace(one, one.movedTo(latest));
      }
    }
  }

  private void replace(OpenNotification before, OpenNotification after) {
    open.put(after.planned().id(), after);
    if (before.awaitsReceipt()) {
      receipts.remove(before);
      receipts.add(after);
    } else {
      queueOf(before).replace(before, after);
    }
  }

  /**
   * Takes up to {@code max} messages out of the queue; what they carry comes back only when
   * postponed.
   */
  public List<DueMessage> takeDue(ContactKind kind, Instant now, int max) {
    return of(kind).take(now, max);
  }

  /**
   * When {@link #takeDue} will give something; {@link Instant#MIN} when it would now already. Empty
   * when nothing waits.
   */
  public Optional<Instant> nextDue(ContactKind kind) {
    return of(kind).next();
  }

  /** Which notifications went out in that message and wait for its receipt. */
  public List<OpenNotification> awaiting(ReceiptKey key) {
    return receipts.of(key).stream().flatMap(id -> find(id).stream()).toList();
  }

  /** What ended before the message's receipt came, so far as that is remembered. */
  public List<Unheard> unheard(ReceiptKey key) {
    return receipts.late(key);
  }

  /** Whose receipts should have come by now. */
  public List<OpenNotification> overdueReceipts(Instant now) {
    return receipts.overdue(now).stream().flatMap(id -> find(id).stream()).toList();
  }

  /** When the next receipt will be overdue; empty when none is awaited. */
  public Optional<Instant> nextOverdue() {
    return receipts.next();
  }

  /** The notification, if it is open. */
  public Optional<OpenNotification> find(NotificationId id) {
    return Optional.ofNullable(open.get(id));
  }

  /** Those that were stopped in flight, as long as that attempt's end isn't written down. */
  public Collection<OpenNotification> stoppedInFlight() {
    return Collections.unmodifiableCollection(stoppedInFlight.values());
  }

  /** Whether the end of an attempt for it is still to be written down. */
  public boolean awaitsEnd(NotificationId id) {
    return open.containsKey(id) || stoppedInFlight.containsKey(id);
  }

  /**
   * What is open for these, in flight or not, oldest first; a stop closes what was planned before
   * it.
   */
  public List<OpenNotification> openTo(IncidentId incident, UserId user, PageCause cause) {
    return asked.getOrDefault(new Asked(incident, user, cause), List.of()).stream()
        .flatMap(id -> find(id).stream())
        .toList();
  }

  /** How many no provider took yet though it is later than their target; probes don't count. */
  public int beyond(DeliveryTarget target, Instant now) {
    return (int)
        open.values().stream()
            .filter(n -> n.reach().sendings() == 0 && !Probe.is(n.planned().id()))
            .filter(n -> target.missed(n.planned(), DeliveryTarget.taken(n.planned(), now)))
            .count();
  }

  /** All of them, oldest first; a view. */
  public Collection<OpenNotification> all() {
    return Collections.unmodifiableCollection(open.values());
  }

  public int size() {
    return open.size();
  }

  /** How many were due at the latest look and wait for room in their channel. */
  public int waiting() {
    return queues.values().stream().mapToInt(DueQueue::waiting).sum();
  }

  /** Outbox rows up to here are accounted for. */
  public OutboxCursor cursor() {
    return cursor;
  }

  private void add(OpenNotification notification) {
    open.put(notification.planned().id(), notification);
    asked
        .computeIfAbsent(askedOf(notification), key -> new ArrayList<>(1))
        .add(notification.planned().id());
    wait(notification);
  }

  private void begin(OpenNotification notification, JournalEntry.Attempted line) {
    queueOf(notification).begin(notification);
    OpenNotification begun = notification.attempted(line.attempt(), line.bundle());
    open.put(notification.planned().id(), begun);
  }

  private void end(OpenNotification notification, JournalEntry.Ended line) {
    switch (line.outcome()) {
      case AttemptOutcome.Postponed later ->
          follow(notification, notification.postponed(later.retryAt()));
      case AttemptOutcome.Deferred later -> {
        leave(notification);
        OpenNotification deferred = notification.deferred(later.retryAt());
        open.put(deferred.planned().id(), deferred);
        queueOf(deferred).addDeferred(deferred);
      }
      case AttemptOutcome.Sent sent -> {
        ReceiptKey key = new ReceiptKey(sent.provider(), sent.providerId());
        Awaited receipt = new Awaited(key, line.attempt(), line.to().address(), sent.receiptBy());
        follow(notification, notification.sent(receipt));
      }
      case AttemptOutcome.Delivered delivered -> repeat(notification, delivered.repeatAt());
      case AttemptOutcome.Unconfirmed taken -> repeat(notification, taken.repeatAt());
      case AttemptOutcome.Rejected _, AttemptOutcome.GivenUp _ -> close(notification);
    }
  }

  private void receive(JournalEntry.Received line) {
    receipts.heard(line.notification(), line.attempt());
    AttemptOutcome outcome = line.outcome();
    if (outcome != null) {
      find(line.notification())
          .filter(OpenNotification::awaitsReceipt)
          .ifPresent(n -> receive(n, line, outcome));
    }
  }

  private void receive(
      OpenNotification notification, JournalEntry.Received line, AttemptOutcome outcome) {
    switch (outcome) {
      case AttemptOutcome.Postponed again ->
          follow(notification, notification.notBrought(again.retryAt()));
      case AttemptOutcome.Delivered delivered -> repeat(notification, delivered.repeatAt());
      case AttemptOutcome.Unconfirmed taken -> {
        receipts.giveUp(
            notification.awaited().key(),
            new Unheard(line.notification(), line.attempt(), line.to(), line.repeat()));
        repeat(notification, taken.repeatAt());
      }
      case AttemptOutcome.Rejected _,
          AttemptOutcome.GivenUp _,
          AttemptOutcome.Deferred _,
          AttemptOutcome.Sent _ ->
          close(notification);
    }
  }

  private void repeat(OpenNotification notification, @Nullable Instant at) {
    if (at == null) {
      close(notification);
    } else {
      follow(notification, notification.toRepeat(at));
    }
  }

  /** It becomes another, and waits for what comes next. */
  private void follow(OpenNotification before, OpenNotification after) {
    leave(before);
    open.put(after.planned().id(), after);
    wait(after);
  }

  private void stop(OpenNotification notification) {
    if (notification.inDoubt()) {
      stoppedInFlight.put(notification.planned().id(), notification);
    }
    if (notification.awaitsReceipt()) {
      Awaited awaited = notification.awaited();
      receipts.giveUp(
          awaited.key(),
          new Unheard(
              notification.planned().id(),
              awaited.attempt(),
              Recipient.of(notification.planned(), awaited.address()),
              notification.reach().reached()));
    }
    close(notification);
  }

  private void close(OpenNotification notification) {
    NotificationId id = notification.planned().id();
    open.remove(id);
    leave(notification);
    asked.computeIfPresent(
        askedOf(notification),
        (key, ids) -> {
          ids.remove(id);
          return ids.isEmpty() ? null : ids;
        });
  }

  private void seen(OutboxLane lane, long position) {
    cursor = cursor.seen(lane, position);
  }

  /** For its receipt, or for its next attempt; one in flight waits for nothing. */
  private void wait(OpenNotification notification) {
    if (notification.awaitsReceipt()) {
      receipts.add(notification);
    } else if (!notification.inDoubt()) {
      queueOf(notification).add(notification);
    }
  }

  private void leave(OpenNotification notification) {
    if (notification.awaitsReceipt()) {
      receipts.remove(notification);
    } else {
      queueOf(notification).remove(notification);
    }
  }

  private DueQueue queueOf(OpenNotification notification) {
    return of(notification.planned().contactMethod().kind());
  }

  private DueQueue of(ContactKind kind) {
    return Objects.requireNonNull(queues.get(kind));
  }

  private static Asked askedOf(OpenNotification notification) {
    PlannedNotification planned = notification.planned();
    return new Asked(planned.incident(), planned.user(), planned.reason().cause());
  }
}
