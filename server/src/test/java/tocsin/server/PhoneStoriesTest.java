package tocsin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.core.account.ContactKind;
import tocsin.core.account.ContactMethod;
import tocsin.core.account.DirectoryChange;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.EscalationRule;
import tocsin.core.account.EscalationTarget;
import tocsin.core.account.Integration;
import tocsin.core.account.Language;
import tocsin.core.account.NotificationRule;
import tocsin.core.account.Role;
import tocsin.core.account.Service;
import tocsin.core.account.Urgency;
import tocsin.core.account.UrgencyRule;
import tocsin.core.account.User;
import tocsin.core.id.ContactMethodId;
import tocsin.core.id.EscalationPolicyId;
import tocsin.core.id.EscalationRuleId;
import tocsin.core.id.IntegrationId;
import tocsin.core.id.NotificationRuleId;
import tocsin.core.id.ServiceId;
import tocsin.core.id.UserId;
import tocsin.runtime.directory.NewInstallation;
import tocsin.server.outlet.Outlets;
import tocsin.server.settings.SettingSources;
import tocsin.web.access.Tokens;

/** An event comes in, a telephone rings, and somebody answers on it. */
class PhoneStoriesTest {
  private static final String KEY = "0123456789abcdef0123456789abcdef";
  private static final String ANN = "+4915112345678";

  @TempDir Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  private final World world = World.real();
  private FakePhones first;
  private FakePhones second;

  @BeforeEach
  void openProviders() {
    first = new FakePhones();
    second = new FakePhones();
  }

  @AfterEach
  void closeProviders() {
    first.close();
    second.close();
    http.close();
  }

  private Tocsin start(ContactKind kind, Map<String, String> more) {
    Map<String, String> said = new HashMap<>(Map.of("port", "0", "phone.providers", "acme,blue"));
    for (FakePhones phones : List.of(first, second)) {
      String name = phones == first ? "acme" : "blue";
      said.put("phone." + name + ".url", phones.address());
      said.put("phone." + name + ".account", "AC1");
      said.put("phone." + name + ".token", FakePhones.TOKEN);
      said.put("phone." + name + ".from", "+15550100");
      said.put("phone." + name + ".voice-from", "+15550100");
    }
    said.putAll(more);
    Tocsin tocsin =
        Tocsin.start(
            SettingSources.read(said, Map.of(), null, null),
            world,
            DataFolder.open(folder),
            Outlets::real);
    var _ = tocsin.directory().change(d -> account(kind));
    return tocsin;
  }

  private List<DirectoryChange> account(ContactKind kind) {
    ContactMethod phone =
        new ContactMethod(new ContactMethodId("C1"), kind, "Mobile", ANN.substring(3), 49, true);
    User ann =
        new User(
                new UserId("ANN"),
                "Ann",
                "ann@example.org",
                ZoneOffset.UTC,
                Role.OWNER,
                "",
                "",
                "red",
                List.of(phone),
                List.of(
                    new NotificationRule(
                        new NotificationRuleId("R1"), Duration.ZERO, phone.id(), Urgency.HIGH)))
            .in(ZoneOffset.UTC, Language.GERMAN);
    EscalationPolicy policy =
        new EscalationPolicy(
            new EscalationPolicyId("POLICY"),
            "Shop",
            "",
            List.of(
                new EscalationRule(
                    new EscalationRuleId("L1"),
                    Duration.ofMinutes(30),
                    List.of(new EscalationTarget.OfUser(ann.id())))),
            0,
            List.of());
    Instant then = world.clock().instant();
    Integration events =
        new Integration(
            new IntegrationId("I1"), "Events", "events_api_v2_inbound_integration", KEY, then);
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
            List.of(events),
            List.of(),
            then);
    List<DirectoryChange> changes =
        new ArrayList<>(NewInstallation.changes("Shop", ann, world.ids()));
    List.of(policy, service).forEach(entry -> changes.add(new DirectoryChange.Put(entry)));
    return changes;
  }

  private void trigger(Tocsin tocsin, String key) throws IOException, InterruptedException {
    String event =
        """
        {"routing_key": "%s", "event_action": "trigger", "dedup_key": "%s",
         "payload": {"summary": "Disk full", "source": "db1", "severity": "critical"}}
        """
            .formatted(KEY, key);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(tocsin.address() + "/v2/enqueue"))
            .POST(HttpRequest.BodyPublishers.ofString(event))
            .build();
    assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
        .isEqualTo(202);
  }

  /** Waits until the timeline has an acknowledgement; all of it. */
  private String timeline(Tocsin tocsin) throws IOException, InterruptedException {
    String key =
        new Tokens(tocsin.stores().credentials(), world.secrets())
            .mint(null, "story", world.clock().instant());
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(tocsin.address() + "/incidents/1/log_entries"))
            .header("Authorization", "Token token=" + key)
            .build();
    String body = "";
    for (int i = 0; i < 2_000 && !body.contains("acknowledge_log_entry"); i++) {
      body = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
      LockSupport.parkNanos(10_000_000);
    }
    return body.replaceAll("\\s", "");
  }

  @Test
  void aTextIsAnsweredByATextAndTheTimelineSaysSo() throws Exception {
    try (Tocsin tocsin = start(ContactKind.SMS, Map.of())) {
      trigger(tocsin, "disk");
      Map<String, String> text = first.next();
      assertThat(text)
          .containsEntry("To", ANN)
          .containsEntry("From", "+15550100")
          .hasEntrySatisfying(
              "Body",
              body ->
                  assertThat(body)
                      .startsWith(
                          "#1 hoch: Disk full (Shop). Antwort \"ack 1\" oder \"resolve 1\"."));

      Map<String, String> reply = Map.of("From", ANN, "To", "+15550100", "Body", "Ack 1");
      String inbound = tocsin.address() + "/in/phone/acme/text";
      assertThat(first.call(inbound, reply, "guessed")).isEqualTo("403");
      assertThat(first.call(inbound, reply, FakePhones.TOKEN))
          .contains("<Message>Bestätigt: #1.</Message>");
      Map<String, String> answers =
          Map.of(
              "ack 99", "Diesen Incident gibt es nicht.", "Hallo", "Antworten Sie mit &quot;ack");
      answers.forEach((words, answer) ->
          assertThat(first.text(inbound, ANN, words)).contains("<Message>" + answer));

      assertThat(timeline(tocsin))
          .contains("acknowledge_log_entry", "\"id\":\"ANN\"")
          .containsPattern("\"channel\":\\{[^}]*\"sms\"");
      String status = text.getOrDefault("StatusCallback", "");
      assertThat(
              first.call(
                  status,
                  Map.of("MessageSid", "SM1", "MessageStatus", "delivered"),
                  FakePhones.TOKEN))
          .isEqualTo("204");
    }
  }

  @Test
  void aCallIsAnsweredByAKeyInThePersonsLanguage() throws Exception {
    try (Tocsin tocsin = start(ContactKind.PHONE, Map.of())) {
      trigger(tocsin, "disk");
      String url = first.next().getOrDefault("Url", "");

      String heard = first.call(url, Map.of("AnsweredBy", "human", "To", ANN), FakePhones.TOKEN);
      assertThat(heard)
          .contains("<Say language=\"de-DE\">Incident 1 bei Shop: Disk full.</Say>")
          .contains("Zum Bestätigen drücken Sie die 4.");
      String action = heard.replaceFirst("(?s).*action=\"", "").replaceFirst("(?s)\".*", "");
      assertThat(
              first.call(
                  action.replace("&amp;", "&"), Map.of("Digits", "4", "To", ANN), FakePhones.TOKEN))
          .contains("<Say language=\"de-DE\">Bestätigt: Incident 1.</Say>");

      assertThat(timeline(tocsin))
          .contains("acknowledge_log_entry", "\"id\":\"ANN\"")
          .containsPattern("\"channel\":\\{[^}]*\"phone\"");
    }
  }

  @Test
  void whenTheFirstProviderDiesTheSecondCarriesItAtOnce() throws Exception {
    first.die();
    try (Tocsin tocsin = start(ContactKind.SMS, Map.of())) {
      trigger(tocsin, "disk");

      assertThat(second.next()).containsEntry("To", ANN);
      assertThat(first.requests()).hasSize(1);
      assertThat(get(tocsin, "/metrics").body())
          .contains("tocsin_provider_up{channel=\"sms\",provider=\"acme\"} 0");
    }
  }

  @Test
  void healthSaysWhichProviderFailsAndIsBadOnceAllOfAMediumDo() throws Exception {
    first.die();
    try (Tocsin tocsin = start(ContactKind.SMS, Map.of())) {
      assertThat(get(tocsin, "/health").body()).contains(provider("acme", "up", 0));
      trigger(tocsin, "disk");
      assertThat(second.next()).containsEntry("To", ANN);
      HttpResponse<String> oneLess = get(tocsin, "/health");
      assertThat(oneLess.body())
          .contains(provider("acme", "failing", 1), provider("blue", "up", 0));
      assertThat(oneLess.statusCode()).isEqualTo(200);

      second.die();
      trigger(tocsin, "door");
      HttpResponse<String> none = get(tocsin, "/health");
      for (int i = 0; i < 2_000 && none.statusCode() == 200; i++) {
        LockSupport.parkNanos(10_000_000);
        none = get(tocsin, "/health");
      }
      assertThat(none.statusCode()).isEqualTo(503);
      assertThat(none.body()).contains("\"status\":\"unavailable\"");
    }
  }

  private static String provider(String name, String status, int failures) {
    return "{\"channel\":\"sms\",\"provider\":\"%s\",\"status\":\"%s\",\"failures\":%d,"
        .formatted(name, status, failures);
  }

  @Test
  void aCountryHasItsOwnProvider() throws Exception {
    try (Tocsin tocsin = start(ContactKind.SMS, Map.of("phone.countries", "+49:blue"))) {
      trigger(tocsin, "disk");

      assertThat(second.next()).containsEntry("To", ANN);
      assertThat(first.requests()).isEmpty();
    }
  }

  private HttpResponse<String> get(Tocsin tocsin, String path)
      throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(tocsin.address() + path)).build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
