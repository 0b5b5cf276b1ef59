package tocsin.runtime.webhook;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import tocsin.channel.chat.ChatProduct;
import tocsin.channel.http.GuardSettings;
import tocsin.channel.http.GuardedPost;
import tocsin.core.account.Directory;
import tocsin.core.account.DirectoryChange;
import tocsin.core.account.DirectoryEntry;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.EscalationRule;
import tocsin.core.account.EscalationTarget;
import tocsin.core.account.Service;
import tocsin.core.account.Urgency;
import tocsin.core.account.UrgencyRule;
import tocsin.core.account.WebhookEventType;
import tocsin.core.account.WebhookForm;
import tocsin.core.account.WebhookScope;
import tocsin.core.account.WebhookSubscription;
import tocsin.core.id.EscalationPolicyId;
import tocsin.core.id.EscalationRuleId;
import tocsin.core.id.IncidentId;
import tocsin.core.id.LogEntryId;
import tocsin.core.id.ReceiverId;
import tocsin.core.id.ServiceId;
import tocsin.core.id.TeamId;
import tocsin.core.id.UserId;
import tocsin.core.id.WebhookSubscriptionId;
import tocsin.core.incident.ActionChannel;
import tocsin.core.incident.Actor;
import tocsin.core.incident.Agent;
import tocsin.core.incident.AssignReason;
import tocsin.core.incident.AssignedVia;
import tocsin.core.incident.Fact;
import tocsin.core.incident.IncidentFact;
import tocsin.core.incident.ResolveReason;
import tocsin.core.incident.Subject;
import tocsin.core.webhook.Delivery;
import tocsin.storage.EngineBatch;
import tocsin.storage.IncidentStore;
import tocsin.storage.Stores;
import tocsin.storage.WebhookStore;
import tocsin.storage.kit.InMemoryStores;

/** An installation that tells others by webhook, with a clock that stands still unless moved. */
final class WebhookRig implements AutoCloseable {
  static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  static final UserId ANN = new UserId("PANN");
  static final ServiceId CHECKOUT = new ServiceId("PCHECKOUT");
  static final ServiceId SEARCH = new ServiceId("PSEARCH");
  static final TeamId SHOP = new TeamId("PSHOP");
  static final EscalationPolicy POLICY =
      new EscalationPolicy(
          new EscalationPolicyId("PPOLICY"),
          "Default",
          "",
          List.of(
              new EscalationRule(
                  new EscalationRuleId("PRULE"),
                  Duration.ofMinutes(30),
                  List.of(new EscalationTarget.OfUser(ANN)))),
          0,
          List.of());

  final HttpReceiver outside = new HttpReceiver();
  final Stores stores = InMemoryStores.create();
  final WebhookSecrets secrets = new WebhookSecrets(stores.credentials());
  Instant now = NOON;
  Directory directory = Directory.empty();
  WebhookStore store = stores.sideRoads().webhooks();
  boolean allowPrivate = true;
  List<ChatProduct> bots = List.of();
  Executor executor = Runnable::run;
  private @Nullable WebhookRelay relay;
  private @Nullable WebhookSender sender;
  private WebhookFlights flights = new WebhookFlights();
  private int facts;

  WebhookRig() {
    put(POLICY, service(CHECKOUT, "Checkout", List.of(SHOP)), service(SEARCH, "Search", List.of()));
  }

  static Service service(ServiceId id, String name, List<TeamId> teams) {
    return new Service(
        id, name, "", POLICY.id(), UrgencyRule.HIGH, null, null, false, List.of(), teams, NOON);
  }

  void put(DirectoryEntry... entries) {
    List<DirectoryChange> changes = new ArrayList<>();
    for (DirectoryEntry entry : entries) {
      changes.add(new DirectoryChange.Put(entry));
    }
    directory = directory.after(changes);
  }

  void remove(DirectoryEntry entry) {
    directory = directory.after(List.of(new DirectoryChange.Remove(entry.getClass(), entry.key())));
  }

  /** Somebody wants to be told of these events at that path; the path is the id, too. */
  ReceiverId subscribe(String path, WebhookScope scope, WebhookEventType... events) {
    WebhookSubscription subscription =
        new WebhookSubscription(
            new WebhookSubscriptionId("W" + path),
            "Told at " + path,
            true,
            scope,
            List.of(events),
            outside.url(path),
            List.of(),
            NOON);
    put(subscription);
    ReceiverId receiver = new ReceiverId(subscription.id().value());
    secrets.sign(receiver, "secret of " + path, now);
    return receiver;
  }

  /** A room of that product is told of everything, at that address. */
  ReceiverId room(WebhookForm form, String address) {
    WebhookSubscription subscription =
        new WebhookSubscription(
            new WebhookSubscriptionId("WROOM" + form.ordinal()),
            "Room",
            true,
            new WebhookScope.WholeAccount(),
            List.of(
                WebhookEventType.INCIDENT_TRIGGERED,
                WebhookEventType.INCIDENT_ACKNOWLEDGED,
                WebhookEventType.INCIDENT_RESOLVED,
                WebhookEventType.INCIDENT_ANNOTATED,
                WebhookEventType.INCIDENT_ESCALATED,
                WebhookEventType.SERVICE_CREATED),
            address,
            List.of(),
            NOON,
            form);
    put(subscription);
    return new ReceiverId(subscription.id().value());
  }

  ReceiverId subscribeToAll(String path) {
    return subscribe(
        path,
        new WebhookScope.WholeAccount(),
        WebhookEventType.INCIDENT_TRIGGERED,
        WebhookEventType.INCIDENT_ACKNOWLEDGED,
        WebhookEventType.INCIDENT_RESOLVED,
        WebhookEventType.INCIDENT_ANNOTATED,
        WebhookEventType.INCIDENT_ESCALATED);
  }

  void happens(String incident, IncidentFact... what) {
    List<Fact> made = new ArrayList<>();
    for (IncidentFact each : what) {
      made.add(
          new Fact(
              new LogEntryId("L" + ++facts),
              new IncidentId(incident),
              now,
              new Actor(new Agent.OfUser(ANN), ActionChannel.WEB),
              each));
    }
    stores
        .incidents()
        .commit(
            new EngineBatch(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                made,
                List.of(),
                new IncidentStore.Progress(0, 0)));
  }

  void triggered(String incident) {
    triggered(incident, CHECKOUT);
  }

  void triggered(String incident, ServiceId service) {
    happens(
        incident,
        new IncidentFact.Triggered(
            7,
            new Subject(service, "Disk full", "disk", null),
            Urgency.HIGH,
            null,
            POLICY,
            null,
            null),
        new IncidentFact.Assigned(
            List.of(ANN),
            1,
            AssignedVia.ESCALATION_POLICY,
            AssignReason.CREATED,
            null,
            null,
            List.of()));
  }

  void acknowledged(String incident) {
    happens(incident, new IncidentFact.Acknowledged(null));
  }

  void resolved(String incident) {
    happens(incident, new IncidentFact.Resolved(ResolveReason.BY_HAND));
  }

  void annotated(String incident, String note) {
    happens(incident, new IncidentFact.Annotated(note));
  }

  /** Queues all that happened. */
  void queue() {
    if (relay == null) {
      relay =
          new WebhookRelay(
              stores.facts(),
              store,
              new WebhookRelay.Surroundings(
                  () -> directory,
                  () -> Optional.of("https://tocsin.example.org"),
                  () -> "Q" + ++facts,
                  () -> {}));
    }
    while (!relay.poll(now).isAfter(now)) {
      // there is more
    }
  }

  /** Sends what is due, once around. */
  void send() {
    if (sender == null) {
      GuardedPost post =
          new GuardedPost(
              new GuardSettings(allowPrivate, Duration.ofSeconds(5)), Duration.ofSeconds(10));
      sender =
          new WebhookSender(
              store,
              () -> directory,
              new WebhookSender.Outside(
                  new WebhookPost(
                      post, secrets, new RoomPost(post, bots, stores.sideRoads().roomMessages())),
                  executor,
                  () -> {},
                  () -> 0,
                  flights),
              new SimpleMeterRegistry());
    }
    sender.poll(now);
  }

  /** Queues, and sends until nothing is due. */
  void turn() {
    queue();
    for (int i = 0; i < 20; i++) {
      send();
    }
  }

  void pass(Duration time) {
    now = now.plus(time);
    turn();
  }

  /** The program begins anew. */
  void restart() {
    relay = null;
    sender = null;
    flights = new WebhookFlights();
  }

  List<Delivery> deliveries(ReceiverId receiver) {
    return store.list(new WebhookStore.Filter(receiver, null, null, null, 0, 1_000)).reversed();
  }

  @Override
  public void close() {
    outside.close();
  }
}
