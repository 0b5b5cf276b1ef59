package tocsin.runtime.selfcheck;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tocsin.channel.Notice;
import tocsin.channel.Outcome;
import tocsin.core.account.ContactMethod;
import tocsin.core.account.Directory;
import tocsin.core.account.Role;
import tocsin.core.account.User;
import tocsin.core.id.UserId;
import tocsin.runtime.notifier.Channels;

/**
 * Tells the account's fallback contact, or its owners, by every verified way they have, and goes
 * around the road for it, since it is the road that is late. What did not go out is tried again
 * until there is something newer to say. In memory: safe for use by several threads.
 */
public final class DirectAlarm implements SelfCheck.Alarm {
  private static final Logger LOG = LoggerFactory.getLogger(DirectAlarm.class);

  /** When the way out does not say when to come back. */
  private static final Duration AGAIN_AFTER = Duration.ofMinutes(1);

  private static final Duration GIVES_UP_AFTER = Duration.ofHours(1);

  private final Supplier<Directory> directory;
  private final Channels channels;
  private final Executor executor;
  private final List<Waiting> waiting = new ArrayList<>();

  /** Counts what was said, so that a failure of something older is not tried again. */
  private long latest;

  /** A notice that is to go out at {@code at}, and not after {@code until}. */
  private record Waiting(Notice notice, long number, Instant at, Instant until) {}

  /**
   * An alarm.
   *
   * @param executor runs sends, which block
   */
  public DirectAlarm(Supplier<Directory> directory, Channels channels, Executor executor) {
    this.directory = directory;
    this.channels = channels;
    this.executor = executor;
  }

  @Override
  public void raise(String sentence, Instant now) {
    tell(
        "late-" + now.toEpochMilli(), "Tocsin itself is late: pages may not go out", sentence, now);
  }

  @Override
  public void end(Instant now) {
    tell(
        "well-" + now.toEpochMilli(),
        "Tocsin is in time again",
        "Its self-check goes the whole road in time. What waited has been sent or is on its way.",
        now);
  }

  @Override
  public void poll(Instant now) {
    due(now).forEach(one -> executor.execute(() -> send(one, now)));
  }

  private synchronized void tell(String key, String subject, String sentence, Instant now) {
    waiting.clear();
    latest++;
    for (User user : people(directory.get())) {
      user.contactMethods().stream()
          .filter(ContactMethod::verified)
          .map(way ->
              new Notice(key + "-" + way.id(), user.name(), way, subject, List.of(sentence), null))
          .forEach(
              notice -> waiting.add(new Waiting(notice, latest, now, now.plus(GIVES_UP_AFTER))));
    }
    poll(now);
  }

  private synchronized List<Waiting> due(Instant now) {
    List<Waiting> due = waiting.stream().filter(one -> !one.at().isAfter(now)).toList();
    waiting.removeAll(due);
    return due.stream().filter(one -> one.until().isAfter(now)).toList();
  }

  private static List<User> people(Directory directory) {
    UserId fallback = directory.account().fallbackContact();
    List<User> found = fallback == null ? List.of() : directory.user(fallback).stream().toList();
    return found.isEmpty()
        ? directory.all(User.class).stream().filter(u -> u.role() == Role.OWNER).toList()
        : found;
  }

  private void send(Waiting one, Instant now) {
    switch (outcome(one.notice())) {
      case Outcome.Delivered _ -> LOG.info("Told {}: {}", whom(one), one.notice().subject());
      case Outcome.Rejected(String reason) ->
          LOG.warn("{} can't be told that way: {}", whom(one), reason);
      case Outcome.Unreachable(String reason, Duration after) -> again(one, reason, after, now);
      case Outcome.Deferred(String reason, Duration after) -> again(one, reason, after, now);
    }
  }

  private Outcome outcome(Notice notice) {
    try {
      var lane = channels.serving(notice.contact().kind());
      return lane.isEmpty()
          ? new Outcome.Rejected("No channel is set up for it")
          : lane.get().channel().tell(notice);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.Rejected("The program ends");
    } catch (RuntimeException e) { // a fault of the channel must not lose the alarm
      return new Outcome.Unreachable(e.toString(), AGAIN_AFTER);
    }
  }

  private synchronized void again(Waiting one, String reason, Duration after, Instant now) {
    LOG.warn("{} was not told \"{}\": {}", whom(one), one.notice().subject(), reason);
    if (one.number() == latest) {
      Duration wait = after.isPositive() ? after : AGAIN_AFTER;
      waiting.add(new Waiting(one.notice(), one.number(), now.plus(wait), one.until()));
    }
  }

  private static String whom(Waiting one) {
    return one.notice().recipientName() + " (" + one.notice().contact().kind() + ")";
  }
}
