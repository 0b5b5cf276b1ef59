package tocsin.runtime.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tocsin.core.account.Directory;
import tocsin.core.account.WebhookEventType;
import tocsin.core.id.IdSource;
import tocsin.core.id.ServiceId;
import tocsin.core.id.TeamId;
import tocsin.core.incident.Fact;
import tocsin.core.webhook.Receiver;
import tocsin.core.webhook.WebhookEvents;
import tocsin.core.webhook.WebhookMessage;
import tocsin.runtime.health.Worker;
import tocsin.storage.FactLog;
import tocsin.storage.WebhookStore;
import tools.jackson.databind.node.ObjectNode;

/**
 * Queues what is to be told by webhook: follows the facts and the services at its own pace. The
 * position moves with what is queued, so that nothing is lost or queued twice. It begins at the
 * present: nobody wants to be told of months at once after the queue was lost.
 */
public final class WebhookRelay implements Worker {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookRelay.class);
  private static final int BATCH = 500;

  /** While nobody is told anything, the position is written so seldom. */
  private static final long SELDOM = 10_000;

  private static final Duration IDLE = Duration.ofSeconds(1);

  private final FactLog facts;
  private final WebhookStore store;
  private final Surroundings around;
  private final IncidentStates incidents;
  private @Nullable Directory watched;
  private long written;
  private volatile long read = -1;

  /**
   * What it works with.
   *
   * @param address where people and programs reach us; empty while that isn't known
   * @param queued run after something was queued
   */
  public record Surroundings(
      Supplier<Directory> directory,
      Supplier<Optional<String>> address,
      IdSource ids,
      Runnable queued) {}

  public WebhookRelay(FactLog facts, WebhookStore store, Surroundings around) {
    this.facts = facts;
    this.store = store;
    this.around = around;
    this.incidents = new IncidentStates(facts);
  }

  @Override
  public String name() {
    return "webhook-relay";
  }

  /** Facts that it has not looked at. */
  @Override
  public long lag() {
    return read < 0 ? 0 : Math.max(0, facts.lastPosition() - read);
  }

  @Override
  public Instant poll(Instant now) {
    if (read < 0) {
      begin();
    }
    long last = facts.lastPosition(); // before the directory: who came later hears what came later
    Refs refs = new Refs(around.directory().get(), around.address().get().orElse(null));
    List<Receiver> receivers =
        Receiver.of(refs.directory()).stream()
            .filter(receiver -> receiver.active())
            .filter(receiver -> !store.standing(receiver.id()).isDisabled(now))
            .toList();
    watchServices(refs, receivers, now);
    if (receivers.isEmpty()) {
      passTo(last);
      return now.plus(IDLE);
    }
    return follow(refs, receivers) ? now : now.plus(IDLE);
  }

  private void begin() {
    written = store.factPosition().orElseGet(this::beginAtPresent);
    read = written;
  }

  private long beginAtPresent() {
    Refs refs = new Refs(around.directory().get(), null);
    ServiceWatch watch = new ServiceWatch(refs, Map.of(), Instant.EPOCH, around.ids());
    store.queueHavingSeen(watch.present(), List.of());
    long present = facts.lastPosition();
    store.queueUpTo(present, List.of());
    return present;
  }

  private void watchServices(Refs refs, List<Receiver> receivers, Instant now) {
    if (refs.directory() == watched) {
      return;
    }
    Map<String, String> seen = store.seenServices();
    ServiceWatch watch = new ServiceWatch(refs, seen, now, around.ids());
    Map<String, String> present = watch.present();
    if (!present.equals(seen)) {
      List<WebhookMessage> messages = watch.messages(present, receivers);
      store.queueHavingSeen(present, messages);
      tell(messages);
    }
    watched = refs.directory();
  }

  /** What nobody wants to hear of need not be read. */
  private void passTo(long position) {
    incidents.forget();
    if (position - written >= SELDOM) {
      store.queueUpTo(position, List.of());
      written = position;
    }
    read = Math.max(read, position);
  }

  /** Whether there is more to read at once. */
  private boolean follow(Refs refs, List<Receiver> receivers) {
    List<FactLog.Row> rows = facts.read(read, BATCH);
    if (rows.isEmpty()) {
      return false;
    }
    List<WebhookMessage> messages = new ArrayList<>();
    rows.forEach(row -> messages.addAll(messages(row.fact(), refs, receivers)));
    read = rows.getLast().position();
    store.queueUpTo(read, messages);
    written = read;
    tell(messages);
    return rows.size() == BATCH;
  }

  private void tell(List<WebhookMessage> messages) {
    if (!messages.isEmpty()) {
      around.queued().run();
    }
  }

  private List<WebhookMessage> messages(Fact fact, Refs refs, List<Receiver> receivers) {
    Optional<IncidentStates.Around> found = incidents.at(fact);
    Optional<WebhookEventType> type =
        found.flatMap(state -> WebhookEvents.of(fact.what(), state.before()));
    if (found.isEmpty() || type.isEmpty()) {
      return List.of();
    }
    ServiceId service = found.get().after().subject().service();
    Set<TeamId> teams = ServiceTeams.of(refs.directory(), service);
    List<WebhookMessage> messages = new ArrayList<>();
    for (Receiver receiver : receivers) {
      if (receiver.wants(type.get(), service, teams, fact.at())) {
        for (WebhookMessage each : new Telling(fact, type.get(), refs).to(receiver, found.get())) {
          Trimmed.of(each.body())
              .ifPresentOrElse(
                  body -> messages.add(each.saying(body)),
                  () -> LOG.warn("Webhook {} is not sent: it has more than 256 KB", each.id()));
        }
      }
    }
    return messages;
  }

  /** What one fact says to one receiver. */
  private record Telling(Fact fact, WebhookEventType type, Refs refs) {
    List<WebhookMessage> to(Receiver receiver, IncidentStates.Around state) {
      return switch (receiver.format()) {
        case V2 ->
            List.of(
                message(
                    receiver,
                    fact.id().value(),
                    OldWebhookBody.of(type, fact, state.after(), refs, receiver)));
        case ROOM ->
            List.of(
                message(
                    receiver,
                    fact.id().value(),
                    RoomCards.text(new RoomCards(refs).of(type, fact, state.after()))));
        case V3 -> {
          List<ObjectNode> data = new IncidentData(refs).of(fact, state.after());
          List<WebhookMessage> messages = new ArrayList<>();
          for (int i = 0; i < data.size(); i++) {
            String id = fact.id().value() + (i == 0 ? "" : "-" + i);
            String body = WebhookBodies.event(id, type, fact, refs, data.get(i));
            messages.add(message(receiver, id, body));
          }
          yield messages;
        }
      };
    }

    private WebhookMessage message(Receiver receiver, String event, String body) {
      return new WebhookMessage(
          event + "-" + receiver.id(),
          receiver.id(),
          fact.incident().value(),
          type.wireName(),
          body,
          fact.at());
    }
  }
}
