package tocsin.runtime.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tocsin.core.account.Directory;
import tocsin.core.id.ReceiverId;
import tocsin.core.webhook.Delivery;
import tocsin.core.webhook.DeliveryRules;
import tocsin.core.webhook.DeliveryRules.Result;
import tocsin.core.webhook.DeliveryRules.Verdict;
import tocsin.core.webhook.Receiver;
import tocsin.core.webhook.Restraint;
import tocsin.core.webhook.Standing;
import tocsin.core.webhook.WebhookMessage;
import tocsin.runtime.health.Worker;
import tocsin.runtime.webhook.WebhookFlights.Landing;
import tocsin.storage.WebhookStore;
import tocsin.storage.WebhookStore.Ending;

/**
 * Sends what is queued. Each receiver has a few places in flight of its own, so that one that is
 * dead or slow costs others nothing, and one that keeps failing is called less and less. What was
 * in flight when the program died is sent again, under the same id and before anything later about
 * the same resource.
 */
public final class WebhookSender implements Worker {
  private static final int IN_FLIGHT_EACH = 4;
  private static final Duration LOOKS_EVERY = Duration.ofSeconds(1);
  private static final Duration FORGETS_EVERY = Duration.ofHours(1);
  private static final Duration KEPT = Duration.ofDays(7);
  private static final int KEPT_EACH = 1_000;
  private static final String UNFORESEEN = "It failed unexpectedly; the log says how.";
  private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);
  private static final String DISABLED =
      "Three messages in a row were refused, so nothing is sent for 24 hours.";

  private final WebhookStore store;
  private final Supplier<Directory> directory;
  private final Outside outside;
  private final MeterRegistry meters;
  private final Map<ReceiverId, Restraint> restraints = new HashMap<>();
  private Instant forgetAt = Instant.MIN;

  /** How one request goes out. */
  public interface Post {
    /** Sends it and waits for the answer; {@code now} is when it was begun. */
    Attempted send(WebhookMessage message, Receiver receiver, Instant now)
        throws InterruptedException;
  }

  /**
   * What it needs of the world.
   *
   * @param executor runs one attempt each; must not make others wait
   * @param wake polls this worker soon
   * @param jitter from 0 to 1
   * @param flights the same for as long as the process lives
   */
  public record Outside(
      Post post, Executor executor, Runnable wake, DoubleSupplier jitter, WebhookFlights flights) {}

  public WebhookSender(
      WebhookStore store, Supplier<Directory> directory, Outside outside, MeterRegistry meters) {
    this.store = store;
    this.directory = directory;
    this.outside = outside;
    this.meters = meters;
  }

  @Override
  public String name() {
    return "webhooks";
  }

  @Override
  public Instant poll(Instant now) {
    finish(now);
    List<Receiver> receivers = Receiver.of(directory.get());
    if (!now.isBefore(forgetAt)) {
      store.forget(
          now.minus(KEPT),
          KEPT_EACH,
          receivers.stream().map(Receiver::id).collect(Collectors.toSet()));
      forgetAt = now.plus(FORGETS_EVERY);
    }
    receivers.stream().filter(Receiver::active).forEach(receiver -> send(receiver, now));
    return now.plus(LOOKS_EVERY);
  }

  @Override
  public boolean drained(Instant now) {
    finish(now);
    return outside.flights().isEmpty();
  }

  private void send(Receiver receiver, Instant now) {
    long flying = outside.flights().to(receiver.id());
    int room = restraints.getOrDefault(receiver.id(), Restraint.NONE).room(IN_FLIGHT_EACH, now);
    if (flying >= room || store.standing(receiver.id()).isDisabled(now)) {
      return;
    }
    store.due(receiver.id(), now, IN_FLIGHT_EACH).stream()
        .filter(delivery -> !outside.flights().contains(delivery))
        .limit(room - flying)
        .forEach(delivery -> launch(delivery, receiver, now));
  }

  private void launch(Delivery delivery, Receiver receiver, Instant now) {
    outside.flights().begin(delivery);
    outside
        .executor()
        .execute(() -> {
          Attempted attempted = null;
          try {
            attempted = outside.post().send(delivery.message(), receiver, now);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          } catch (RuntimeException e) {
            LOG.warn("A webhook could not be tried", e);
            attempted = new Attempted(new Result.Failed(null), 0, UNFORESEEN);
          } finally {
            outside.flights().ended(new Landing(delivery, attempted));
            outside.wake().run();
          }
        });
  }

  private void finish(Instant now) {
    Optional<Landing> next = outside.flights().next();
    while (next.isPresent()) {
      Attempted attempted = next.get().attempted();
      if (attempted != null) {
        finish(next.get().delivery(), attempted, now);
      }
      outside.flights().settled(next.get());
      next = outside.flights().next();
    }
  }

  private void finish(Delivery delivery, Attempted attempted, Instant now) {
    ReceiverId receiver = delivery.message().receiver();
    Verdict verdict =
        DeliveryRules.verdict(
            attempted.result(),
            delivery.attempts() + 1,
            delivery.message().madeAt(),
            now,
            outside.jitter().getAsDouble());
    Restraint restraint = restraints.getOrDefault(receiver, Restraint.NONE).after(verdict, now);
    if (restraint.equals(Restraint.NONE)) {
      restraints.remove(receiver);
    } else {
      restraints.put(receiver, restraint);
    }
    Standing before = store.standing(receiver);
    Standing after = DeliveryRules.standing(before, verdict, now);
    store.record(ending(delivery, attempted, verdict, now), after);
    if (after.isDisabled(now) && !before.isDisabled(now)) {
      store.dropAll(receiver, now, DISABLED);
    }
    meters.counter("tocsin.webhooks", "outcome", word(verdict)).increment();
  }

  private static Ending ending(
      Delivery delivery, Attempted attempted, Verdict verdict, Instant now) {
    Instant retryAt = verdict instanceof Verdict.Retry(Instant at) ? at : null;
    Delivery.State state =
        switch (verdict) {
          case Verdict.Done _ -> Delivery.State.DELIVERED;
          case Verdict.Retry _ -> Delivery.State.WAITING;
          case Verdict.Drop _ -> Delivery.State.DROPPED;
        };
    return new Ending(
        delivery.position(), state, now, retryAt, attempted.status(), attempted.said());
  }

  private static String word(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Done _ -> "delivered";
      case Verdict.Retry _ -> "postponed";
      case Verdict.Drop _ -> "dropped";
    };
  }
}
