package tocsin.web.rest;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import tocsin.core.account.Extension;
import tocsin.core.account.WebhookEventType;
import tocsin.core.audit.AuditAction;
import tocsin.core.audit.AuditRecord;
import tocsin.core.id.ReceiverId;
import tocsin.core.webhook.Delivery;
import tocsin.core.webhook.Receiver;
import tocsin.core.webhook.Standing;
import tocsin.core.webhook.WebhookMessage;
import tocsin.runtime.audit.Acting;
import tocsin.runtime.webhook.WebhookBodies;
import tocsin.runtime.webhook.WebhookSecrets;
import tocsin.storage.WebhookStore;
import tocsin.storage.WebhookStore.Filter;
import tocsin.web.App;

/** What people may do with those who are told by webhook, by REST and on the pages alike. */
public final class ReceiverDesk {
  /** More is not sent again at once. */
  public static final int MOST_REPLAYED = 1_000;

  private static final int SECRET_BYTES = 32;

  private final App app;
  private final WebhookStore store;
  private final WebhookSecrets secrets;

  public ReceiverDesk(App app) {
    this.app = app;
    this.store = app.stores().sideRoads().webhooks();
    this.secrets = new WebhookSecrets(app.stores().credentials());
  }

  WebhookSecrets secrets() {
    return secrets;
  }

  /** Makes a key that signs from now on; shown this once. */
  String newSecret(ReceiverId receiver, Instant now) {
    String secret = HexFormat.of().formatHex(app.random().bytes(SECRET_BYTES));
    secrets.sign(receiver, secret, now);
    return secret;
  }

  /** Whether nothing is sent because it refused too often. */
  public boolean isDisabled(ReceiverId receiver, Instant now) {
    return store.standing(receiver).isDisabled(now);
  }

  /** Forgives what was refused. */
  public void enable(ReceiverId receiver) {
    boolean bad = !store.standing(receiver).equals(Standing.good(receiver));
    store.stand(Standing.good(receiver));
    if (bad) {
      app.stores().audit().add(enabled(receiver));
    }
  }

  private List<AuditRecord> enabled(ReceiverId receiver) {
    boolean old =
        app.directory().current().all(Extension.class).stream()
            .anyMatch(each -> each.id().value().equals(receiver.value()));
    return Acting.record(
        AuditAction.UPDATE,
        new AuditRecord.Resource(old ? "extension" : "webhook_subscription", receiver.value(), ""),
        List.of(new AuditRecord.FieldChange("temporarily_disabled", "true", "false")));
  }

  /** Sends a test. */
  public void ping(ReceiverId receiver, Instant now) {
    String id = app.ids().next();
    String event = WebhookEventType.PING.wireName();
    Receiver.Format format =
        Receiver.find(app.directory().current(), receiver)
            .map(Receiver::format)
            .orElse(Receiver.Format.V3);
    String body = WebhookBodies.ping(id, format, now);
    store.queue(List.of(new WebhookMessage(id, receiver, "ping", event, body, now)));
  }

  /**
   * Sends again, under the same ids, what has ended and was made in that time; answers how many. At
   * most {@link #MOST_REPLAYED}, the latest.
   */
  public int replay(ReceiverId receiver, Instant since, Instant until, Instant now) {
    List<Delivery> found = store.list(new Filter(receiver, null, since, until, 0, MOST_REPLAYED));
    List<WebhookMessage> again =
        found.reversed().stream()
            .filter(delivery -> delivery.state() != Delivery.State.WAITING)
            .map(delivery -> again(delivery.message(), now))
            .toList();
    store.queue(again);
    return again.size();
  }

  /** Sends one again that has ended; false when it is not there, or hasn't. */
  public boolean replay(ReceiverId receiver, long position, Instant now) {
    var found =
        store
            .find(position)
            .filter(delivery -> delivery.message().receiver().equals(receiver))
            .filter(delivery -> delivery.state() != Delivery.State.WAITING);
    found.ifPresent(delivery -> store.queue(List.of(again(delivery.message(), now))));
    return found.isPresent();
  }

  private static WebhookMessage again(WebhookMessage message, Instant now) {
    return new WebhookMessage(
        message.id(), message.receiver(), message.resource(), message.event(), message.body(), now);
  }
}
