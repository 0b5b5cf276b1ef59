package tocsin.runtime.handoff;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tocsin.channel.Channel;
import tocsin.channel.Outcome;
import tocsin.core.account.ContactMethod;
import tocsin.core.account.Directory;
import tocsin.core.account.User;
import tocsin.core.handoff.HandoffNotice;
import tocsin.core.handoff.Handoffs;
import tocsin.core.schedule.Shift;
import tocsin.runtime.health.Worker;
import tocsin.runtime.notifier.Channels;
import tocsin.storage.HandoffStore;

/**
 * Tells people of their shifts' changes, each once. A notice is durable before anything is sent,
 * and so is each attempt, so a crash repeats at most the one in flight, under the same key. Sends
 * one after the other: pages share its channels, and never wait for more than one notice.
 */
public final class HandoffNotifier implements Worker {
  private static final Duration LOOK_EVERY = Duration.ofSeconds(15);
  private static final Duration MARK_EVERY = Duration.ofMinutes(5);
  private static final Duration KEPT = Duration.ofDays(14);
  private static final int AT_ONCE = 20;

  private final Supplier<Directory> directory;
  private final HandoffStore store;
  private final Channels channels;
  private final Supplier<Optional<String>> publicUrl;
  private Instant mark = Instant.MIN;
  private Instant looked = Instant.MIN;
  private volatile long lag;

  /**
   * A worker that goes on where the last one ended.
   *
   * @param publicUrl the address of this installation, without a slash at its end
   */
  public HandoffNotifier(
      Supplier<Directory> directory,
      HandoffStore store,
      Channels channels,
      Supplier<Optional<String>> publicUrl) {
    this.directory = directory;
    this.store = store;
    this.channels = channels;
    this.publicUrl = publicUrl;
  }

  @Override
  public String name() {
    return "handoffs";
  }

  /** Notices that are due, as far as they were looked at. */
  @Override
  public long lag() {
    return lag;
  }

  @Override
  public Instant poll(Instant now) {
    if (!now.isBefore(looked.plus(LOOK_EVERY)) || now.isBefore(looked)) {
      plan(now);
    }
    List<HandoffNotice> due = store.due(now, AT_ONCE);
    lag = due.size();
    for (HandoffNotice notice : due) {
      if (Thread.currentThread().isInterrupted()) {
        return now;
      }
      attempt(notice, now);
    }
    return due.size() == AT_ONCE ? now : now.plus(LOOK_EVERY);
  }

  /**
   * Before the very first look nothing is known of the past, so nothing is said of it. The mark is
   * written seldom: what lies behind it is found again, and known by its key.
   */
  private void plan(Instant now) {
    if (looked.equals(Instant.MIN)) {
      Optional<Instant> stored = store.mark();
      looked = stored.orElse(now);
      mark = stored.orElse(Instant.MIN);
    }
    Instant latest = now.minus(HandoffNotice.LATEST);
    Instant since = looked.isBefore(latest) ? latest : looked;
    List<HandoffNotice> due = Handoffs.due(directory.get(), since, now);
    if (!due.isEmpty() || !now.isBefore(mark.plus(MARK_EVERY))) {
      store.forget(now.minus(KEPT));
      store.plan(due, now);
      mark = now;
    }
    looked = now;
  }

  private void attempt(HandoffNotice notice, Instant now) {
    Directory current = directory.get();
    Optional<Shift> shift = Handoffs.shift(notice, current);
    Optional<ContactMethod> contact =
        current
            .user(notice.user())
            .flatMap((User user) -> user.contactMethod(notice.contactMethod()))
            .filter(ContactMethod::verified);
    if (shift.isEmpty()) {
      store.save(notice.over("The shift was changed since"));
    } else if (contact.isEmpty()) {
      store.save(notice.over("The contact method is not verified or was deleted"));
    } else if (notice.isLate(now)) {
      store.save(notice.over("Too late: " + notice.outcome()));
    } else {
      HandoffNotice attempted = notice.attempted(now);
      store.save(attempted);
      send(attempted, shift.get(), contact.get(), now);
    }
  }

  private void send(HandoffNotice notice, Shift shift, ContactMethod contact, Instant now) {
    Optional<Channels.Lane> lane = channels.serving(contact.kind());
    if (lane.isEmpty()) {
      store.save(notice.over("No channel serves that contact method"));
      return;
    }
    Channel channel = lane.get().channel();
    String url = publicUrl.get().orElse("");
    try {
      Outcome outcome = channel.tell(HandoffWords.of(notice, shift, contact, directory.get(), url));
      store.save(
          switch (outcome) {
            case Outcome.Delivered delivered -> notice.over("Sent by " + channel.name());
            case Outcome.Rejected(String reason) -> notice.over(reason);
            case Outcome.Unreachable(String reason, Duration retryAfter) ->
                notice.failed(reason, retryAfter, now);
            case Outcome.Deferred(String reason, Duration retryAfter) ->
                notice.failed(reason, retryAfter, now);
          });
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the attempt is on record and comes again
    }
  }
}
