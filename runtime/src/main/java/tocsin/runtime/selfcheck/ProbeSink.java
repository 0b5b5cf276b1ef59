package tocsin.runtime.selfcheck;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tocsin.channel.Channel;
import tocsin.channel.Message;
import tocsin.channel.Outcome;
import tocsin.core.account.ContactKind;
import tocsin.runtime.health.PartState;

/**
 * Where probes end, and how the road is doing by them. Outlives the worker that sends them; safe
 * for use by several threads.
 */
public final class ProbeSink implements Channel {
  /** The part that stands in health for the road as a whole. */
  public static final String PART = "road";

  private final InstantSource clock;
  private long lastNumber;
  private @Nullable Instant lastArrival;
  private Duration lastTook = Duration.ZERO;
  private @Nullable Instant lateSince;
  private Instant since;
  private @Nullable String lastFailure;

  public ProbeSink(InstantSource clock) {
    this.clock = clock;
    this.since = clock.instant();
  }

  @Override
  public String name() {
    return "self-check";
  }

  @Override
  public Set<ContactKind> kinds() {
    return Set.of(ContactKind.SELF_CHECK);
  }

  @Override
  public synchronized Outcome send(Message message) {
    if (message.page().number() > lastNumber) {
      lastNumber = message.page().number();
      lastArrival = clock.instant();
    }
    return new Outcome.Delivered(Long.toString(message.page().number()));
  }

  /**
   * The highest number that arrived; 0 before the first. The clock may have been set back since.
   */
  synchronized long last() {
    return lastNumber;
  }

  /** When the probe of that number, or one after it, arrived. */
  synchronized Optional<Instant> arrival(long number) {
    return lastNumber >= number ? Optional.ofNullable(lastArrival) : Optional.empty();
  }

  /** It took that long; the road is well. */
  synchronized void inTime(Duration took, Instant now) {
    lastTook = took;
    if (lateSince != null) {
      since = now;
    }
    lateSince = null;
  }

  /** It is late. */
  synchronized void late(String sentence, Duration waiting, Instant now) {
    lastTook = waiting;
    lastFailure = sentence;
    if (lateSince == null) {
      lateSince = now;
      since = now;
    }
  }

  /** How long the latest probe took, or has taken so far when it is late. */
  public synchronized Duration took() {
    return lastTook;
  }

  /** How the road is doing; its lag is in milliseconds. */
  public synchronized PartState state() {
    return new PartState(
        PART,
        lateSince == null ? PartState.Status.RUNNING : PartState.Status.FAILING,
        lastTook.toMillis(),
        0,
        lastFailure,
        since);
  }
}
