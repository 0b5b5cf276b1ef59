package tocsin.simulation;

import static tocsin.simulation.Witness.check;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tocsin.core.id.ReceiverId;
import tocsin.core.webhook.DeliveryRules.Result;
import tocsin.core.webhook.Receiver;
import tocsin.core.webhook.WebhookMessage;
import tocsin.runtime.webhook.Attempted;
import tocsin.runtime.webhook.WebhookSender;

/**
 * Receivers of webhooks that take, fail, take and say that they failed, ask for patience, refuse,
 * or are dead. They keep what they got and complain when it comes in another order than it
 * happened.
 */
final class SimulatedReceivers implements WebhookSender.Post {
  /** What a receiver is like. */
  enum Nature {
    HEALTHY,
    FLAKY,
    REFUSING,
    DEAD
  }

  private final RandomGenerator random;
  private final Map<ReceiverId, Nature> natures;
  private final Map<String, Integer> happened = new HashMap<>();
  private final Map<String, Integer> latest = new HashMap<>();
  private final Map<ReceiverId, List<String>> taken = new HashMap<>();
  private long doubled;
  private boolean calm;
  private long requests;

  SimulatedReceivers(RandomGenerator random, Map<ReceiverId, Nature> natures) {
    this.random = random;
    this.natures = Map.copyOf(natures);
  }

  Nature nature(ReceiverId receiver) {
    return natures.getOrDefault(receiver, Nature.DEAD);
  }

  /** A fact of that id has come to be; they come in this order. */
  void happens(String fact) {
    happened.put(fact, happened.size());
  }

  /** From now on whoever is not dead takes what comes. */
  void recover() {
    calm = true;
  }

  @Override
  public Attempted send(WebhookMessage message, Receiver receiver, Instant launched) {
    requests++;
    return switch (nature(receiver.id())) {
      case HEALTHY -> take(message);
      case DEAD -> failed(null);
      case FLAKY -> calm ? take(message) : troubled(message);
      case REFUSING ->
          !calm && random.nextInt(3) > 0
              ? new Attempted(new Result.Refused(), 410, "gone")
              : take(message);
    };
  }

  private Attempted troubled(WebhookMessage message) {
    return switch (random.nextInt(5)) {
      case 0, 1 -> failed(null);
      case 2 -> failed(Duration.ofSeconds(random.nextInt(7_200)));
      case 3 -> {
        var _ = take(message);
        yield failed(null); // its answer came too late, or the line was cut
      }
      default -> take(message);
    };
  }

  private static Attempted failed(@Nullable Duration patience) {
    return new Attempted(new Result.Failed(patience), patience == null ? 0 : 429, "not now");
  }

  private Attempted take(WebhookMessage message) {
    String queue = message.receiver() + " " + message.resource();
    String fact = message.id().replace("-" + message.receiver(), "");
    int place = happened.getOrDefault(fact, -1);
    check(place >= 0, "somebody is told what never happened: " + message);
    List<String> all = taken.computeIfAbsent(message.receiver(), none -> new ArrayList<>());
    if (all.contains(message.id())) {
      doubled++; // its id tells the receiver so
    }
    int before = latest.getOrDefault(queue, -1);
    check(place >= before, "told in another order than it happened: " + message.id());
    latest.put(queue, place);
    all.add(message.id());
    return new Attempted(new Result.Taken(), 202, "");
  }

  /** Whether it took that message. */
  boolean has(ReceiverId receiver, String message) {
    return taken.getOrDefault(receiver, List.of()).contains(message);
  }

  long requests() {
    return requests;
  }

  long taken() {
    return taken.values().stream().mapToLong(List::size).sum();
  }

  long doubled() {
    return doubled;
  }
}
