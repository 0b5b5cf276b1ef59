package tocsin.simulation;

import java.time.Duration;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import tocsin.channel.Channel;
import tocsin.channel.Message;
import tocsin.channel.Outcome;
import tocsin.core.account.ContactKind;

/** A provider that delivers, refuses, is down, or delivers and says that it didn't. */
final class SimulatedChannel implements Channel {
  private final RandomGenerator random;
  private final BiConsumer<Message, Arrival> arrivals;
  private double trouble;

  /** What reached the person, and what the provider then claimed. */
  enum Arrival {
    ARRIVED,
    ARRIVED_BUT_DENIED,
    NOT_ARRIVED
  }

  SimulatedChannel(RandomGenerator random, double trouble, BiConsumer<Message, Arrival> arrivals) {
    this.random = random;
    this.trouble = trouble;
    this.arrivals = arrivals;
  }

  /** From now on everything arrives. */
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
    if (random.nextDouble() >= trouble) {
      arrivals.accept(message, Arrival.ARRIVED);
      return new Outcome.Delivered("provider-" + message.idempotencyKey());
    }
    return switch (random.nextInt(4)) {
      case 0 -> {
        arrivals.accept(message, Arrival.ARRIVED_BUT_DENIED);
        yield new Outcome.Unreachable("The line was cut", Duration.ofSeconds(random.nextInt(90)));
      }
      case 1 -> {
        arrivals.accept(message, Arrival.NOT_ARRIVED);
        yield new Outcome.Rejected("No such subscriber");
      }
      default -> {
        arrivals.accept(message, Arrival.NOT_ARRIVED);
        yield new Outcome.Unreachable("Down", Duration.ofSeconds(random.nextInt(90)));
      }
    };
  }
}
