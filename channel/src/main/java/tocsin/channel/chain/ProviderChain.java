package tocsin.channel.chain;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tocsin.channel.Channel;
import tocsin.channel.Message;
import tocsin.channel.Notice;
import tocsin.channel.Outcome;
import tocsin.channel.TimeLimit;
import tocsin.core.account.ContactAddress;
import tocsin.core.account.ContactKind;
import tocsin.core.account.ContactMethod;

/**
 * Several providers of one medium as one channel. The first in order is asked, and in the same
 * attempt the next one when it can't be reached, refuses or is full. It may happen that one took
 * the message although it seemed out of reach; then it comes twice, which is better than never.
 */
public final class ProviderChain implements Channel {
  private static final Logger LOG = LoggerFactory.getLogger(ProviderChain.class);

  /** With less time left nobody else is asked: the attempt has to come to an end. */
  private static final Duration ONE_ATTEMPT = Duration.ofSeconds(9);

  private static final int MOST_ATTEMPTS = 3;
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final Duration LATEST = Duration.ofMinutes(5);

  private final String name;
  private final Set<ContactKind> kinds;
  private final Map<Provider, ProviderWatch> providers;
  private final Countries countries;
  private final InstantSource clock;

  /**
   * A chain.
   *
   * @param providers in the order in which they are asked; at least one
   */
  public ProviderChain(
      String name,
      Set<ContactKind> kinds,
      Map<Provider, ProviderWatch> providers,
      Countries countries,
      InstantSource clock) {
    this.name = name;
    this.kinds = Set.copyOf(kinds);
    this.providers = new LinkedHashMap<>(providers);
    this.countries = countries;
    this.clock = clock;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Set<ContactKind> kinds() {
    return kinds;
  }

  @Override
  public Outcome send(Message message) throws InterruptedException {
    return ask(
        order(message.contact(), message.before().avoid()), channel -> channel.send(message));
  }

  @Override
  public Outcome tell(Notice notice) throws InterruptedException {
    return ask(order(notice.contact(), Set.of()), channel -> channel.tell(notice));
  }

  private interface Asking {
    Outcome of(Channel channel) throws InterruptedException;
  }

  /** Who lost it before goes last, and before them those who ail; then the country counts. */
  private List<Provider> order(ContactMethod contact, Set<String> avoid) {
    List<String> first =
        ContactAddress.isDialled(contact.kind()) ? countries.first(contact.number()) : List.of();
    List<Provider> order = new ArrayList<>(providers.keySet());
    order.sort(
        Comparator.comparing((Provider p) -> avoid.contains(p.name()))
            .thenComparing(p -> watch(p).rests())
            .thenComparingInt(
                p -> first.contains(p.name()) ? first.indexOf(p.name()) : first.size()));
    return order;
  }

  private ProviderWatch watch(Provider provider) {
    ProviderWatch watch = providers.get(provider);
    if (watch == null) {
      throw new IllegalStateException("Nobody watches " + provider.name());
    }
    return watch;
  }

  private Outcome ask(List<Provider> order, Asking asking) throws InterruptedException {
    Map<Provider, Outcome> failed = new LinkedHashMap<>();
    int asked = 0;
    for (Provider provider : order) {
      if (asked == MOST_ATTEMPTS) {
        break;
      }
      Duration wait = provider.throttle().admit(clock.instant());
      if (!wait.isZero()) {
        failed.put(provider, new Outcome.Deferred("It takes no more just now.", wait));
        continue;
      }
      asked++;
      watch(provider).given();
      Outcome outcome =
          TimeLimit.within(
              ONE_ATTEMPT,
              () -> of(provider, asking),
              new Outcome.Unreachable("It was too slow.", SOON));
      if (outcome instanceof Outcome.Delivered delivered) {
        return taken(provider, delivered, failed);
      }
      failed.put(provider, outcome);
      note(provider, outcome);
    }
    return together(failed);
  }

  /**
   * A provider that breaks its promise not to throw must not keep the next one from being asked.
   */
  private static Outcome of(Provider provider, Asking asking) throws InterruptedException {
    try {
      return asking.of(provider.channel());
    } catch (RuntimeException e) {
      LOG.warn("Provider {} broke its promise not to throw", provider.name(), e);
      return new Outcome.Unreachable("It failed in a way that nobody foresaw.", SOON);
    }
  }

  /** What this one took was no fault of those who refused it. */
  private Outcome taken(
      Provider provider, Outcome.Delivered delivered, Map<Provider, Outcome> failed) {
    failed.forEach((other, outcome) -> {
      if (outcome instanceof Outcome.Rejected) {
        watch(other).failed(Duration.ZERO);
      }
    });
    ProviderWatch watch = watch(provider);
    watch.took();
    return new Outcome.Delivered(
        delivered.providerId(),
        provider.name(),
        watch.bringsReceipts() ? delivered.receiptWithin() : null);
  }

  private void note(Provider provider, Outcome outcome) {
    switch (outcome) {
      case Outcome.Unreachable unreachable -> watch(provider).failed(unreachable.retryAfter());
      case Outcome.Deferred deferred -> watch(provider).full(deferred.retryAfter());
      case Outcome.Rejected _, Outcome.Delivered _ -> {}
    }
  }

  /** Only when all refuse it for good nobody is asked again. */
  private static Outcome together(Map<Provider, Outcome> failed) {
    List<String> reasons = new ArrayList<>();
    Duration soonest = LATEST;
    boolean refused = true;
    boolean tried = false;
    for (Map.Entry<Provider, Outcome> each : failed.entrySet()) {
      Duration wait = wait(each.getValue());
      soonest = wait.compareTo(soonest) < 0 ? wait : soonest;
      refused &= each.getValue() instanceof Outcome.Rejected;
      tried |= !(each.getValue() instanceof Outcome.Deferred);
      String reason = reason(each.getValue());
      reasons.add(failed.size() == 1 ? reason : each.getKey().name() + ": " + reason);
    }
    String all = String.join(" ", reasons);
    if (refused) {
      return new Outcome.Rejected(all);
    }
    return tried ? new Outcome.Unreachable(all, soonest) : new Outcome.Deferred(all, soonest);
  }

  private static Duration wait(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Unreachable unreachable -> unreachable.retryAfter();
      case Outcome.Deferred deferred -> deferred.retryAfter();
      case Outcome.Rejected _, Outcome.Delivered _ -> LATEST;
    };
  }

  private static String reason(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Unreachable unreachable -> unreachable.reason();
      case Outcome.Deferred deferred -> deferred.reason();
      case Outcome.Rejected rejected -> rejected.reason();
      case Outcome.Delivered _ -> "";
    };
  }
}
