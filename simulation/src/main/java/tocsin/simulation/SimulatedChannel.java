package tocsin.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import tocsin.channel.Channel;
import tocsin.channel.Message;
import tocsin.channel.Outcome;
import tocsin.channel.Receipt;
import tocsin.core.account.ContactKind;

/**
 * Providers that deliver, refuse, are down, put off, or deliver and say that they didn't; who take
 * a message and lose it; whose receipts lie, come late, come twice or never come.
 */
final class SimulatedChannel implements Channel {
  /** The last one promises no receipts. */
  private static final List<String> PROVIDERS = List.of("red", "blue", "plain");

  private final RandomGenerator random;
  private final Faults faults;
  private final BiConsumer<Message, Arrival> arrivals;
  private final List<Receipt> onTheirWay = new ArrayList<>();
  private double trouble;
  private long taken;

  /** What reached the person, and what the provider then claimed. */
  enum Arrival {
    ARRIVED,
    ARRIVED_BUT_DENIED,
    NOT_ARRIVED
  }

  SimulatedChannel(
      RandomGenerator random,
      Faults faults,
      double trouble,
      BiConsumer<Message, Arrival> arrivals) {
    this.random = random;
    this.faults = faults;
    this.trouble = trouble;
    this.arrivals = arrivals;
  }

  /** From now on everything arrives, and every receipt comes and is true. */
  void recover() {
    trouble = 0;
  }

  @Override
  public String name() {
    return "simulated";
  }

  @Override
  public Set<ContactKind> kinds() {
    return Set.of(ContactKind.EMAIL, ContactKind.SMS);
  }

  @Override
  public Outcome send(Message message) {
    faults.die("before Channel.send");
    Outcome outcome = answer(message);
    faults.die("after Channel.send");
    return outcome;
  }

  private Outcome answer(Message message) {
    if (random.nextDouble() >= trouble) {
      return take(message);
    }
    Duration later = Duration.ofSeconds(random.nextInt(90));
    return switch (random.nextInt(5)) {
      case 0 -> {
        arrivals.accept(message, Arrival.ARRIVED_BUT_DENIED);
        yield new Outcome.Unreachable("The line was cut", later);
      }
      case 1 -> {
        arrivals.accept(message, Arrival.NOT_ARRIVED);
        yield new Outcome.Rejected("No such subscriber");
      }
      case 2 -> {
        arrivals.accept(message, Arrival.NOT_ARRIVED);
        yield new Outcome.Deferred("Too many", later);
      }
      default -> {
        arrivals.accept(message, Arrival.NOT_ARRIVED);
        yield new Outcome.Unreachable("Down", later);
      }
    };
  }

  private Outcome take(Message message) {
    List<String> others =
        PROVIDERS.stream().filter(name -> !message.before().avoid().contains(name)).toList();
    String provider = others.get(random.nextInt(others.size()));
    String id = provider + "-" + ++taken;
    boolean loses = trouble > 0 && random.nextInt(6) == 0;
    arrivals.accept(message, loses ? Arrival.NOT_ARRIVED : Arrival.ARRIVED);
    if (provider.equals("plain")) {
      return new Outcome.Delivered(id, provider, null);
    }
    say(provider, id, loses ? Receipt.State.FAILED : Receipt.State.ARRIVED);
    return new Outcome.Delivered(id, provider, Duration.ofSeconds(60 + random.nextInt(60)));
  }

  private void say(String provider, String id, Receipt.State truth) {
    if (trouble == 0) {
      onTheirWay.add(new Receipt(provider, id, truth, "", Instant.EPOCH));
      return;
    }
    Receipt.State[] states = Receipt.State.values();
    Receipt.State said = random.nextInt(8) == 0 ? states[random.nextInt(states.length)] : truth;
    for (int times = random.nextInt(4); times > 0; times--) {
      onTheirWay.add(new Receipt(provider, id, said, "No route", Instant.EPOCH));
    }
  }

  /** One of the receipts that are on their way, in any order; empty when there are none. */
  Optional<Receipt> receipt(Instant now) {
    if (onTheirWay.isEmpty()) {
      return Optional.empty();
    }
    Receipt next = onTheirWay.remove(random.nextInt(onTheirWay.size()));
    return Optional.of(
        new Receipt(next.provider(), next.providerId(), next.state(), next.reason(), now));
  }
}
