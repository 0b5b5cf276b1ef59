package tocsin.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tocsin.channel.Message;
import tocsin.core.delivery.AttemptOutcome;
import tocsin.core.delivery.JournalEntry;
import tocsin.core.id.IncidentId;
import tocsin.core.id.NotificationId;
import tocsin.core.id.UserId;
import tocsin.core.incident.Fact;
import tocsin.core.incident.IncidentFact;
import tocsin.core.incident.PageCause;
import tocsin.core.ledger.Ledger;
import tocsin.core.notification.PlannedNotification;
import tocsin.storage.EngineBatch;
import tocsin.storage.OutboxMessage;

/**
 * Sees everything that becomes durable, remembers it in its own way, and complains the moment a
 * promise is broken. It stands outside the program: crashes don't touch it.
 */
final class Witness {
  /** Whom a stop concerns. */
  private record Asked(IncidentId incident, UserId user, PageCause cause) {
    Asked(PlannedNotification n) {
      this(n.incident(), n.user(), n.reason().cause());
    }
  }

  /**
   * What was planned up to {@code covers} is answered; known to everybody from {@code known} on.
   */
  private record Answered(long covers, long known) {}

  private record Promised(PlannedNotification notification, long order) {}

  private final List<JournalEntry> lines = new ArrayList<>();
  private final Map<NotificationId, Promised> planned = new HashMap<>();
  private final Map<Asked, Long> stopped = new HashMap<>();
  private final Map<IncidentId, Answered> answered = new HashMap<>();
  private final Map<IncidentId, Answered> over = new HashMap<>();
  private final Map<Asked, Answered> replied = new HashMap<>();
  private final Set<NotificationId> ended = new HashSet<>();
  private final Map<Sending, SimulatedChannel.Arrival> lastArrival = new HashMap<>();
  private final Map<Sending, Attempt> lastAttempt = new HashMap<>();
  private final Ways ways = new Ways();
  private long order;
  private long excusedRepeats;
  private long arrivals;
  private long bundled;

  /** The engine's transaction went through. */
  void committed(EngineBatch batch) {
    long before = order++;
    Set<PlannedKey> unique = new HashSet<>();
    for (OutboxMessage message : batch.outbox()) {
      order++;
      switch (message) {
        case OutboxMessage.Notify notify -> {
          PlannedNotification n = notify.notification();
          planned.put(n.id(), new Promised(n, order));
          check(unique.add(new PlannedKey(n)), "the same page is planned twice in one step: " + n);
        }
        case OutboxMessage.Stop stop -> {
          stopped.put(new Asked(stop.incident(), stop.user(), stop.cause()), order);
          unique.removeIf(key -> key.stoppedBy(stop));
        }
      }
    }
    for (Fact fact : batch.facts()) {
      checkSomebodyIsTold(fact, batch);
      rememberAnswer(fact, new Answered(before, order));
    }
  }

  private void rememberAnswer(Fact fact, Answered answer) {
    if (answers(fact.what())) {
      answered.put(fact.incident(), answer);
    }
    if (fact.what() instanceof IncidentFact.Resolved) {
      over.put(fact.incident(), answer);
    }
    if (fact.what() instanceof IncidentFact.ResponderAnswered reply) {
      replied.put(new Asked(fact.incident(), reply.user(), PageCause.RESPONDER_REQUEST), answer);
    }
  }

  private static boolean answers(IncidentFact fact) {
    return fact instanceof IncidentFact.Acknowledged
        || fact instanceof IncidentFact.Snoozed
        || fact instanceof IncidentFact.Resolved;
  }

  private record PlannedKey(Asked asked, String address, Instant dueAt) {
    PlannedKey(PlannedNotification n) {
      this(new Asked(n), n.contactMethod().id().value(), n.dueAt());
    }

    boolean stoppedBy(OutboxMessage.Stop stop) {
      return asked.equals(new Asked(stop.incident(), stop.user(), stop.cause()));
    }
  }

  /** Whoever is asked is told, or it is said aloud that nobody can be. */
  private static void checkSomebodyIsTold(Fact fact, EngineBatch batch) {
    List<UserId> asked =
        switch (fact.what()) {
          case IncidentFact.Assigned assigned -> assigned.users();
          case IncidentFact.NobodyOnCall nobody when nobody.fallback() != null ->
              List.of(nobody.fallback());
          default -> List.of();
        };
    boolean told =
        asked.isEmpty()
            || batch.outbox().stream()
                .anyMatch(m ->
                    m instanceof OutboxMessage.Notify n
                        && n.notification().incident().equals(fact.incident()))
            || batch.facts().stream()
                .filter(f -> f.incident().equals(fact.incident()))
                .anyMatch(f ->
                    f.what() instanceof IncidentFact.NobodyReachable
                        || f.what() instanceof IncidentFact.Acknowledged);
    check(told, "nobody is told and nobody says so: " + fact);
  }

  /** Lines of the notifier's journal went through. */
  void journalled(List<JournalEntry> entries) {
    lines.addAll(entries);
    for (JournalEntry entry : entries) {
      NotificationId over = overWith(entry);
      check(over == null || ended.add(over), "ended twice: " + entry);
      ways.journalled(entry, about(entry));
    }
  }

  /** Whose end that is; null when nobody's. */
  private static @Nullable NotificationId overWith(JournalEntry entry) {
    if (entry instanceof JournalEntry.Ended line && line.outcome().isFinal()) {
      return line.notification();
    }
    if (entry instanceof JournalEntry.Received line) {
      AttemptOutcome outcome = line.outcome();
      return outcome != null && outcome.isFinal() ? line.notification() : null;
    }
    return null;
  }

  private @Nullable PlannedNotification about(JournalEntry entry) {
    return Ledger.concerns(entry).stream()
        .flatMap(id -> Optional.ofNullable(planned.get(id)).stream())
        .map(Promised::notification)
        .findFirst()
        .orElse(null);
  }

  /** All lines of the journal, in the order in which they became durable. */
  List<JournalEntry> lines() {
    return List.copyOf(lines);
  }

  /** How much the engine had committed; what a notifier may know when its step begins. */
  long knowledge() {
    return order;
  }

  /** What had ended when a notifier's step began. */
  Set<NotificationId> endedSoFar() {
    return Set.copyOf(ended);
  }

  /**
   * A notifier's step handed this notification to a channel.
   *
   * @param knowledge what was committed when that step began
   */
  void attempted(NotificationId id, long knowledge, Set<NotificationId> endedBefore) {
    Promised promise = planned.get(id);
    if (promise == null) {
      throw new BrokenPromise("a page that nobody planned: " + id);
    }
    Asked asked = new Asked(promise.notification());
    long stop = stopped.getOrDefault(asked, 0L);
    check(
        !(stop > promise.order() && stop <= knowledge),
        "paged after it was answered: " + promise.notification());
    switch (asked.cause()) {
      case ASSIGNMENT -> checkNotAnswered(promise, answered.get(asked.incident()), knowledge);
      case RESPONDER_REQUEST -> {
        checkNotAnswered(promise, over.get(asked.incident()), knowledge);
        checkNotAnswered(promise, replied.get(asked), knowledge);
      }
    }
    check(!endedBefore.contains(id), "sent again after its end: " + promise.notification());
  }

  private static void checkNotAnswered(
      Promised promise, @Nullable Answered answer, long knowledge) {
    check(
        answer == null || promise.order() > answer.covers() || knowledge < answer.known(),
        "paged though somebody had answered: " + promise.notification());
  }

  /**
   * A message is handed to the channel.
   *
   * @param begun when its attempt was begun, by the notifier's clock
   */
  void sending(List<NotificationId> told, Message message, Instant begun) {
    ways.sending(told, message, begun);
  }

  /** The clock was set back by that much: distances hold, times of the day don't. */
  void setBack(Duration by) {
    ways.setBack(by);
  }

  /** A message that carries this notification mentions these incidents. */
  void told(NotificationId id, Set<String> incidents) {
    Promised promise = Objects.requireNonNull(planned.get(id));
    check(
        incidents.contains(promise.notification().incident().value()),
        "a message carries a page and doesn't say so: " + promise.notification());
    if (incidents.size() > 1) {
      bundled++;
    }
  }

  /** How many pages went out in one message with others. */
  long bundled() {
    return bundled;
  }

  /**
   * A message reached the provider.
   *
   * @param attempt in which life of its notifier it was begun, and whether it came so late that the
   *     notifier had to take it for failed
   */
  void arrived(Sending id, SimulatedChannel.Arrival arrival, Attempt attempt) {
    if (arrival == SimulatedChannel.Arrival.NOT_ARRIVED) {
      return;
    }
    arrivals++;
    SimulatedChannel.Arrival before = lastArrival.put(id, arrival);
    Attempt former = lastAttempt.put(id, attempt);
    if (before != null && former != null) {
      excusedRepeats++;
      boolean excused =
          before == SimulatedChannel.Arrival.ARRIVED_BUT_DENIED
              || former.life() != attempt.life()
              || former.late()
              || attempt.late();
      check(excused, "the same page arrived twice without a crash between: " + id);
    }
  }

  /** A notification in a message of that key: what goes out again has another. */
  record Sending(NotificationId notification, String key) {}

  /**
   * What excuses that a page arrives twice.
   *
   * @param life grows whenever the notifier that sends it begins a new life
   * @param late the channel was silent for so long that the attempt had to count as failed
   */
  record Attempt(long life, boolean late) {}

  /** Everything has come to rest: every planned page was sent, refused, given up or stopped. */
  void checkAllEnded() {
    List<PlannedNotification> forgotten = new ArrayList<>();
    planned.forEach((id, promise) -> {
      PlannedNotification n = promise.notification();
      long stop = stopped.getOrDefault(new Asked(n), 0L);
      if (!ended.contains(id) && stop < promise.order()) {
        forgotten.add(n);
      }
    });
    check(forgotten.isEmpty(), "pages were forgotten: " + forgotten);
    ways.checkLedger();
  }

  /** Whether everything that was begun has an end, what was stopped under way too. */
  boolean allClosed() {
    return ways.open().isEmpty();
  }

  /** How many pages went out again because they did not arrive. */
  long resent() {
    return ways.resent();
  }

  /** How many pages were to be repeated because nobody answered. */
  long repeated() {
    return ways.repeated();
  }

  long planned() {
    return planned.size();
  }

  long arrivals() {
    return arrivals;
  }

  long excusedRepeats() {
    return excusedRepeats;
  }

  static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new BrokenPromise(otherwise);
    }
  }
}
