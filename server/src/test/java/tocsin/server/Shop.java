package tocsin.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tocsin.channel.pocket.Pocket;
import tocsin.core.account.DirectoryChange;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.EscalationRule;
import tocsin.core.account.EscalationTarget;
import tocsin.core.account.Integration;
import tocsin.core.account.Role;
import tocsin.core.account.Service;
import tocsin.core.account.UrgencyRule;
import tocsin.core.account.User;
import tocsin.core.id.EscalationPolicyId;
import tocsin.core.id.EscalationRuleId;
import tocsin.core.id.IntegrationId;
import tocsin.core.id.ServiceId;
import tocsin.core.id.UserId;
import tocsin.runtime.directory.FirstContact;
import tocsin.runtime.directory.NewInstallation;
import tocsin.server.outlet.Outlets;
import tocsin.server.settings.SettingSources;
import tocsin.server.settings.Settings;
import tocsin.web.openapi.Contract;

/**
 * A running Tocsin with one service: Ann is asked first and Bob ten minutes later. Time stands
 * still unless it is told to pass.
 */
final class Shop implements AutoCloseable {
  static final String ROUTING_KEY = "0123456789abcdef0123456789abcdef";
  static final Duration PATIENCE = Duration.ofMinutes(10);

  private final TestClock clock;
  private final Tocsin tocsin;
  private final BlockingQueue<Pocket.Received> messages = new LinkedBlockingQueue<>();
  private final HttpClient http = HttpClient.newHttpClient();

  private Shop(TestClock clock, Path folder) {
    this.clock = clock;
    World real = World.real();
    World world = new World(clock, real.ids(), real.secrets(), real.uuids(), real.jitter());
    Pocket pocket = new Pocket();
    Pocket.Watch _ = pocket.watch(messages::add);
    Settings settings = SettingSources.read(Map.of("port", "0"), Map.of(), null, null);
    tocsin = Tocsin.start(settings, world, DataFolder.open(folder), Outlets.into(pocket, clock));
    var _ = tocsin.directory().change(d -> d.all(User.class).isEmpty() ? account() : List.of());
  }

  static Shop open(Path folder, TestClock clock) {
    return new Shop(clock, folder);
  }

  /** An account with one service that anybody with the key may send to. */
  static List<DirectoryChange> account() {
    User ann = user("ANN", "Ann", Role.OWNER);
    User bob = user("BOB", "Bob", Role.USER);
    EscalationPolicy policy =
        new EscalationPolicy(
            new EscalationPolicyId("POLICY"),
            "Shop",
            "",
            List.of(level("L1", ann), level("L2", bob)),
            0,
            List.of());
    Service service =
        new Service(
            new ServiceId("SHOP"),
            "Shop",
            "",
            policy.id(),
            UrgencyRule.HIGH,
            null,
            null,
            false,
            List.of(
                new Integration(
                    new IntegrationId("DOOR"),
                    "Events",
                    "events_api_v2_inbound_integration",
                    ROUTING_KEY,
                    new TestClock().instant())),
            List.of(),
            new TestClock().instant());
    List<DirectoryChange> changes =
        new ArrayList<>(NewInstallation.changes("Shop", ann, World.real().ids()));
    List.of(bob, policy, service).forEach(e -> changes.add(new DirectoryChange.Put(e)));
    return changes;
  }

  private static User user(String id, String name, Role role) {
    String email = name.toLowerCase(java.util.Locale.ROOT) + "@example.org";
    User bare =
        new User(
            new UserId(id), name, email, ZoneOffset.UTC, role, "", "", "red", List.of(), List.of());
    return FirstContact.byEmail(bare, World.real().ids());
  }

  private static EscalationRule level(String id, User user) {
    return new EscalationRule(
        new EscalationRuleId(id), PATIENCE, List.of(new EscalationTarget.OfUser(user.id())));
  }

  void trigger(String key, String summary) throws IOException, InterruptedException {
    send("trigger", key, summary);
  }

  void acknowledge(String key) throws IOException, InterruptedException {
    send("acknowledge", key, "");
  }

  private void send(String action, String key, String summary)
      throws IOException, InterruptedException {
    String body =
        """
        {"routing_key": "%s", "event_action": "%s", "dedup_key": "%s",
         "payload": {"summary": "%s", "source": "shop-1", "severity": "critical"}}
        """
            .formatted(ROUTING_KEY, action, key, summary.isEmpty() ? "nothing" : summary);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(tocsin.address() + "/v2/enqueue"))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    Contract.check(request, answer);
    if (answer.statusCode() != 202) {
      throw new AssertionError("Not accepted: " + answer.body());
    }
  }

  /** The next page that went out, whoever got it. */
  Page page() throws InterruptedException {
    Pocket.Received received = messages.poll(20, TimeUnit.SECONDS);
    if (received == null) {
      throw new AssertionError("Nobody was paged");
    }
    String title = received.words().subject().replaceFirst("^.*? urgency: ", "");
    return new Page(received.recipient(), title);
  }

  /** Who was told what. */
  record Page(String to, String title) {}

  void pass(Duration time) {
    clock.pass(time);
  }

  Tocsin tocsin() {
    return tocsin;
  }

  @Override
  public void close() {
    http.close();
    tocsin.close();
  }
}
