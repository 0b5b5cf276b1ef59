package tocsin.runtime.notifier;

import java.time.Duration;

/**
 * The bounds of one shard.
 *
 * @param open no more than stops is read from the outbox while so many notifications are open, and
 *     less of what is less pressing before ({@link tocsin.core.delivery.OutboxLane#most}); about a
 *     kilobyte of memory each
 * @param outboxPage rows read and journalled at once
 * @param outboxPages pages read in one step; so much is known before anything is sent
 * @param batch attempts begun in one step
 * @param journalLines a generation longer than this, and than ten times the open notifications, is
 *     followed by a fresh one
 * @param lease how long a silent owner keeps the shard
 * @param silence an attempt without an outcome for that long counts as failed
 * @param idle the time between looks when nothing calls
 */
public record NotifierLimits(
    int open,
    int outboxPage,
    int outboxPages,
    int batch,
    int journalLines,
    Duration lease,
    Duration silence,
    Duration idle) {
  /** Whether one that went out may stay open, for its receipt or to be repeated. */
  boolean hasRoomToWait(int nowOpen) {
    return nowOpen <= open / 2;
  }

  /** Good for everybody who has no reason to choose. */
  public static final NotifierLimits DEFAULT =
      new NotifierLimits(
          25_000,
          1_000,
          20,
          500,
          10_000,
          Duration.ofSeconds(15),
          Duration.ofMinutes(2),
          Duration.ofSeconds(1));
}
