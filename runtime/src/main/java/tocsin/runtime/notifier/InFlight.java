package tocsin.runtime.notifier;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import tocsin.channel.Outcome;
import tocsin.core.id.NotificationId;

/**
 * The attempts that were handed over and have no end yet. Only {@link #completed} may be called by
 * other threads.
 */
final class InFlight {
  private final Map<NotificationId, Attempt> attempts = new LinkedHashMap<>();
  private final Map<String, Integer> perChannel = new HashMap<>();

  /** Holds at most what is in flight, and that is bounded. */
  private final Queue<Completion> completions = new ConcurrentLinkedQueue<>();

  void begin(Attempt attempt) {
    attempts.put(attempt.notification().planned().id(), attempt);
    perChannel.merge(name(attempt), 1, Integer::sum);
  }

  /** How many more the lane takes. */
  int room(Channels.Lane lane) {
    return lane.inFlight() - perChannel.getOrDefault(lane.channel().name(), 0);
  }

  boolean contains(NotificationId id) {
    return attempts.containsKey(id);
  }

  boolean isEmpty() {
    return attempts.isEmpty();
  }

  /** Hands in an end. */
  void completed(Completion completion) {
    completions.add(completion);
  }

  /**
   * Takes the attempts that ended since the last call, and those that were silent for too long. An
   * end that comes after that is dropped: the attempt counts as failed.
   */
  List<Completion> collect(Instant now, Duration silence) {
    List<Completion> ended = new ArrayList<>();
    for (Completion c = completions.poll(); c != null; c = completions.poll()) {
      if (attempts.remove(c.attempt().notification().planned().id(), c.attempt())) {
        ended.add(c);
      }
    }
    List<Attempt> silent =
        attempts.values().stream().filter(a -> !a.at().plus(silence).isAfter(now)).toList();
    for (Attempt attempt : silent) {
      attempts.remove(attempt.notification().planned().id());
      ended.add(
          new Completion(
              attempt,
              attempt.notification().planned().contactMethod().address(),
              new Outcome.Unreachable("The channel gave no answer", Duration.ZERO)));
    }
    ended.forEach(c -> perChannel.merge(name(c.attempt()), -1, Integer::sum));
    return ended;
  }

  private static String name(Attempt attempt) {
    return attempt.lane().channel().name();
  }
}
