package tocsin.runtime.notifier;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tocsin.channel.Channel;
import tocsin.channel.Message;
import tocsin.channel.Outcome;
import tocsin.core.account.ContactKind;

/** A provider that keeps what it got, and fails when told to. */
final class FakeChannel implements Channel {
  private final List<Message> arrived = new ArrayList<>();
  private final List<String> takers = new ArrayList<>();
  private List<String> providers = List.of("");
  private @Nullable Duration promise;
  private final Deque<Outcome> failures = new ArrayDeque<>();

  @Override
  public String name() {
    return "fake-mail";
  }

  @Override
  public Set<ContactKind> kinds() {
    return Set.of(ContactKind.EMAIL);
  }

  @Override
  public Outcome send(Message message) {
    Outcome failure = failures.poll();
    if (failure != null) {
      return failure;
    }
    arrived.add(message);
    String provider =
        providers.stream()
            .filter(name -> !message.before().avoid().contains(name))
            .findFirst()
            .orElse(providers.getFirst());
    takers.add(provider);
    return new Outcome.Delivered("receipt-" + arrived.size(), provider, promise);
  }

  /** From now on one of these takes each message, and says within that time whether it arrived. */
  void promise(Duration within, String... names) {
    promise = within;
    providers = List.of(names);
  }

  /** Who took each message, in order. */
  List<String> takers() {
    return takers;
  }

  /** The next message that comes gets this outcome, and doesn't arrive. */
  void failNext(Outcome failure) {
    failures.add(failure);
  }

  void unreachableNext() {
    failNext(new Outcome.Unreachable("The mail server is down", Duration.ZERO));
  }

  List<Message> messages() {
    return arrived;
  }

  /** The incidents that somebody was told of, in order, however many were in one message. */
  List<String> incidents() {
    return arrived.stream()
        .flatMap(message -> {
          Message.Others others = message.others();
          Stream<Message.Page> more =
              others == null ? Stream.of() : others.listed().stream().map(Message.Other::page);
          return Stream.concat(Stream.of(message.page()), more);
        })
        .map(Message.Page::incidentId)
        .toList();
  }

  /** The idempotency keys of what arrived, in order. */
  List<String> arrived() {
    return arrived.stream().map(Message::idempotencyKey).toList();
  }
}
