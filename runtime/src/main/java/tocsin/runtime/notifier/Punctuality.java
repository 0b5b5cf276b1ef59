package tocsin.runtime.notifier;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.Urgency;
import tocsin.core.delivery.DeliveryTarget;
import tocsin.core.id.TeamId;

/**
 * How punctually notifications were handed to a provider in the last 24 hours, by lane and by team,
 * and how many wait beyond their target just now. In memory, for people who look after the program:
 * it begins anew with the process. Safe for use by several threads.
 */
public final class Punctuality {
  private static final int HOURS = 24;
  private static final int MOST_TEAMS = 2_000;

  private final DeliveryTarget target;
  private final Map<Lane, Hours> lanes = new HashMap<>();
  private final Map<TeamId, Hours> teams = new HashMap<>();
  private final Map<Integer, Integer> overdue = new HashMap<>();
  private @Nullable Instant since;

  /** Against that target. */
  public Punctuality(DeliveryTarget target) {
    this.target = target;
  }

  /** How a notification came to its first hand-over. */
  public enum Handover {
    ON_TIME,
    LATE,
    /** It was refused or given up before any provider took it. */
    NEVER
  }

  /** Notifications of one urgency by one channel. */
  public record Lane(String channel, Urgency urgency) {}

  /** How many there were. */
  public record Figure(long onTime, long late, long never) {
    /** Those that missed their target. */
    public long outOfTarget() {
      return late + never;
    }

    /** All of them. */
    public long all() {
      return onTime + late + never;
    }

    private Figure plus(Figure other) {
      return new Figure(onTime + other.onTime, late + other.late, never + other.never);
    }
  }

  /**
   * What can be said now.
   *
   * @param since nothing is known from before; null when nothing is known at all
   * @param waiting notifications that were not handed over and are beyond their target already
   */
  public record Report(
      DeliveryTarget target,
      @Nullable Instant since,
      int waiting,
      Map<Lane, Figure> lanes,
      Map<TeamId, Figure> teams) {
    /** Everything together. */
    public Figure all() {
      return lanes.values().stream().reduce(new Figure(0, 0, 0), Figure::plus);
    }
  }

  DeliveryTarget target() {
    return target;
  }

  /** A notification was handed over, or won't be. A team that is one too many isn't counted. */
  synchronized void count(Lane lane, Collection<TeamId> of, Handover how, Instant now) {
    lanes.computeIfAbsent(lane, key -> new Hours()).count(how, now);
    for (TeamId team : of) {
      if (teams.containsKey(team) || teams.size() < MOST_TEAMS) {
        teams.computeIfAbsent(team, key -> new Hours()).count(how, now);
      }
    }
  }

  /** How many of a shard's notifications wait beyond their target. */
  synchronized void waiting(int shard, int beyondTarget, Instant now) {
    overdue.put(shard, beyondTarget);
    if (since == null) {
      since = now;
    }
  }

  /** How many wait beyond their target just now. */
  public synchronized int waiting() {
    return overdue.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** What can be said now; lanes by name, teams with the most misses first. */
  public synchronized Report report(Instant now) {
    Instant from = now.minus(Duration.ofHours(HOURS));
    Instant known = since;
    return new Report(
        target,
        known == null || known.isAfter(from) ? known : from,
        waiting(),
        sums(lanes, now, Comparator.comparing(Map.Entry::getKey, BY_NAME)),
        sums(teams, now, Comparator.comparing(Map.Entry::getValue, MOST_MISSES)));
  }

  private static final Comparator<Lane> BY_NAME =
      Comparator.comparing(Lane::channel).thenComparing(Lane::urgency);

  private static final Comparator<Figure> MOST_MISSES =
      Comparator.comparing(Figure::outOfTarget).thenComparing(Figure::all).reversed();

  private static <K> Map<K, Figure> sums(
      Map<K, Hours> counted, Instant now, Comparator<Map.Entry<K, Figure>> order) {
    Map<K, Figure> sums =
        counted.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().sum(now)));
    Map<K, Figure> sorted = new LinkedHashMap<>();
    sums.entrySet().stream()
        .filter(entry -> entry.getValue().all() > 0)
        .sorted(order)
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted;
  }

  /** A count for each of the last 24 hours. */
  private static final class Hours {
    private final long[][] counts = new long[HOURS][Handover.values().length];
    private final long[] hours = new long[HOURS];

    void count(Handover how, Instant now) {
      long hour = hour(now);
      int slot = Math.floorMod(hour, HOURS);
      if (hours[slot] != hour) {
        hours[slot] = hour;
        Arrays.fill(counts[slot], 0);
      }
      counts[slot][how.ordinal()]++;
    }

    Figure sum(Instant now) {
      long hour = hour(now);
      long[] sum = new long[Handover.values().length];
      for (int slot = 0; slot < HOURS; slot++) {
        if (hours[slot] > hour - HOURS && hours[slot] <= hour) {
          for (Handover how : Handover.values()) {
            sum[how.ordinal()] += counts[slot][how.ordinal()];
          }
        }
      }
      return new Figure(
          sum[Handover.ON_TIME.ordinal()],
          sum[Handover.LATE.ordinal()],
          sum[Handover.NEVER.ordinal()]);
    }

    private static long hour(Instant at) {
      return Math.floorDiv(at.getEpochSecond(), 3_600L);
    }
  }
}
