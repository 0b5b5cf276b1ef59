package tocsin.runtime.selfcheck;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tocsin.channel.Notice;
import tocsin.core.account.ContactMethod;
import tocsin.core.account.Directory;
import tocsin.core.account.Role;
import tocsin.core.account.User;
import tocsin.core.id.UserId;
import tocsin.runtime.notifier.Channels;

/**
 * Tells the account's fallback contact, or its owners, by every verified way they have, and goes
 * around the road for it, since it is the road that is late.
 */
public final class DirectAlarm implements SelfCheck.Alarm {
  private static final Logger LOG = LoggerFactory.getLogger(DirectAlarm.class);

  private final Supplier<Directory> directory;
  private final Channels channels;
  private final Executor executor;

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
    tell("late-" + now.toEpochMilli(), "Tocsin itself is late: pages may not go out", sentence);
  }

  @Override
  public void end(Instant now) {
    tell(
        "well-" + now.toEpochMilli(),
        "Tocsin is in time again",
        "Its self-check goes the whole road in time. What waited has been sent or is on its way.");
  }

  private void tell(String key, String subject, String sentence) {
    for (User user : people(directory.get())) {
      user.contactMethods().stream()
          .filter(ContactMethod::verified)
          .forEach(way -> {
            Notice notice =
                new Notice(
                    key + "-" + way.id(), user.name(), way, subject, List.of(sentence), null);
            executor.execute(() -> send(notice));
          });
    }
  }

  private static List<User> people(Directory directory) {
    UserId fallback = directory.account().fallbackContact();
    List<User> found = fallback == null ? List.of() : directory.user(fallback).stream().toList();
    return found.isEmpty()
        ? directory.all(User.class).stream().filter(u -> u.role() == Role.OWNER).toList()
        : found;
  }

  private void send(Notice notice) {
    channels
        .serving(notice.contact().kind())
        .ifPresent(lane -> {
          try {
            var outcome = lane.channel().tell(notice);
            LOG.debug("Alarm {}: {}", notice.idempotencyKey(), outcome);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }
}
