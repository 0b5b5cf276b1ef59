package tocsin.runtime.notifier;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import tocsin.channel.Outcome;
import tocsin.core.id.NotificationId;

/**
 * The attempts of a shard that were handed over and whose end is not written down yet. It outlives
 * the worker: a fresh one must not repeat what its predecessor is still sending, and takes over the
 * ends that come. Only {@link #completed} may be called by other threads.
 */
final class InFlight {
  /** By the key of their message. */
  private final Map<NotificationId, Attempt> attempts = new LinkedHashMap<>();

  private final Set<NotificationId> notifications = new HashSet<>();
  private final Map<NotificationId, Completion> ended = new LinkedHashMap<>();
  private final Map<String, Integer> perChannel = new HashMap<>();
  private long epoch;

  /** Holds at most what is in flight, and that is bounded. */
  private final Queue<Completion> completions = new ConcurrentLinkedQueue<>();

  /**
   * The shard was taken under that epoch. If anybody else had it since we did, they answered for
   * what we were sending, and its end is nobody's business any more.
   */
  void takenUnder(long newEpoch) {
    if (newEpoch != epoch + 1) {
      attempts.clear();
      notifications.clear();
      ended.clear();
      perChannel.clear();
    }
    epoch = newEpoch;
  }

  /** It is about to be handed over; the journal already says so. */
  void begin(Attempt attempt) {
    attempts.put(attempt.key(), attempt);
    attempt.planned().forEach(planned -> notifications.add(planned.id()));
    perChannel.merge(name(attempt), 1, Integer::sum);
  }

  /** How many more the lane takes. */
  int room(Channels.Lane lane) {
    return lane.inFlight() - perChannel.getOrDefault(lane.channel().name(), 0);
  }

  boolean contains(NotificationId id) {
    return notifications.contains(id);
  }

  boolean isEmpty() {
    return attempts.isEmpty();
  }

  /** Hands in an end. */
  void completed(Completion completion) {
    completions.add(completion);
  }

  /**
   * The attempts that ended or were silent for too long, until they are {@link #settled}. An end
   * that comes after the silence is dropped: the attempt counts as failed.
   */
  List<Completion> ended(Instant now, Duration silence) {
    for (Completion c = completions.poll(); c != null; c = completions.poll()) {
      if (c.attempt().equals(attempts.get(c.attempt().key()))) {
        ended.putIfAbsent(c.attempt().key(), c);
      }
    }
    attempts.forEach((key, attempt) -> {
      if (!attempt.at().plus(silence).isAfter(now)) {
        ended.putIfAbsent(key, silent(attempt));
      }
    });
    return List.copyOf(ended.values());
  }

  private static Completion silent(Attempt attempt) {
    return new Completion(
        attempt,
        attempt.plannedAddress(),
        new Outcome.Unreachable("The channel gave no answer", Duration.ZERO));
  }

  /** Their ends are written down; not before, or a worker that fails here would lose them. */
  void settled(List<Completion> written) {
    for (Completion completion : written) {
      Attempt attempt = completion.attempt();
      ended.remove(attempt.key());
      if (attempts.remove(attempt.key()) != null) {
        attempt.planned().forEach(planned -> notifications.remove(planned.id()));
        perChannel.merge(name(attempt), -1, Integer::sum);
      }
    }
  }

  private static String name(Attempt attempt) {
    return attempt.lane().channel().name();
  }
}
