package tocsin.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tocsin.core.id.ReceiverId;
import tocsin.core.webhook.Delivery;
import tocsin.core.webhook.Standing;
import tocsin.runtime.webhook.WebhookSecrets;
import tocsin.storage.WebhookStore;
import tools.jackson.databind.JsonNode;

/** Stories about asking to be told by webhook, of either version. */
class WebhookSubscriptionsTest extends RestStories {
  private static final String BODY =
      """
      {"webhook_subscription":{"type":"webhook_subscription","description":"Dashboard",
        "delivery_method":{"type":"http_delivery_method","url":"https://dash.example.org/hook",
          "custom_headers":[{"name":"X-Key","value":"sesame"}]},
        "events":["incident.triggered","incident.resolved"],
        "filter":{"type":"account_reference"}}}
      """;

  private WebhookStore store() {
    return server.stores.sideRoads().webhooks();
  }

  private String subscribe() {
    return account
        .post("/webhook_subscriptions", BODY)
        .at("/webhook_subscription/id")
        .stringValue();
  }

  @Test
  void theSecretIsShownOnceAndHeadersNever() {
    JsonNode made = account.post("/webhook_subscriptions", BODY).path("webhook_subscription");
    String id = made.path("id").stringValue();
    String secret = made.at("/delivery_method/secret").stringValue();
    assertThat(secret).matches("[0-9a-f]{64}");
    assertThat(made.toString()).doesNotContain("sesame");
    JsonNode shown = account.get("/webhook_subscriptions/" + id).path("webhook_subscription");
    assertThat(shown.at("/delivery_method/secret").isNull()).isTrue();
    assertThat(shown.at("/delivery_method/custom_headers/0/value").stringValue())
        .isEqualTo("-- redacted --");
    assertThat(shown.at("/delivery_method/temporarily_disabled").booleanValue()).isFalse();
    assertThat(shown.at("/filter/type").stringValue()).isEqualTo("account_reference");
    assertThat(shown.path("events")).hasSize(2);

    ReceiverId receiver = new ReceiverId(id);
    WebhookSecrets secrets = new WebhookSecrets(server.stores.credentials());
    assertThat(secrets.keys(receiver, server.now.get())).containsExactly(secret);
    account.put(
        "/webhook_subscriptions/" + id,
        """
        {"webhook_subscription":{"delivery_method":{"custom_headers":[
          {"name":"X-Key","value":"-- redacted --"}]},"active":false}}
        """);
    assertThat(secrets.headers(receiver, List.of("X-Key")).getFirst().value()).isEqualTo("sesame");
    JsonNode rotated =
        RestClient.tree(
            account.send("POST", "/webhook_subscriptions/" + id + "/rotate_secret", ""), 200);
    assertThat(secrets.keys(receiver, server.now.get()))
        .containsExactly(
            rotated.at("/webhook_subscription/delivery_method/secret").stringValue(), secret);
  }

  @Test
  void subscriptionsAreListedChangedAndDeleted() {
    String service = service("Checkout", policy("P", "PADA"));
    String id = subscribe();
    account.post(
        "/webhook_subscriptions",
        BODY.replace(
            "{\"type\":\"account_reference\"}",
            "{\"type\":\"service_reference\",\"id\":\"" + service + "\"}"));
    assertThat(
            account
                .get("/webhook_subscriptions?limit=9&offset=0&total=true")
                .path("webhook_subscriptions"))
        .hasSize(2);
    JsonNode ofService =
        account.get("/webhook_subscriptions?filter_type=service&filter_id=" + service);
    assertThat(ofService.path("webhook_subscriptions")).hasSize(1);
    JsonNode changed =
        account.put(
            "/webhook_subscriptions/" + id,
            "{\"webhook_subscription\":{\"description\":\"Wall\",\"events\":[\"service.deleted\"]}}");
    assertThat(changed.at("/webhook_subscription/description").stringValue()).isEqualTo("Wall");
    assertThat(changed.at("/webhook_subscription/delivery_method/url").stringValue())
        .isEqualTo("https://dash.example.org/hook");
    account.delete("/webhook_subscriptions/" + id);
    account.fails(404, "GET", "/webhook_subscriptions/" + id, null);
    assertThat(
            new WebhookSecrets(server.stores.credentials())
                .keys(new ReceiverId(id), server.now.get()))
        .isEmpty();
  }

  @Test
  void whatCannotWorkIsRefused() {
    for (String bad :
        List.of(
            BODY.replace("incident.triggered", "incident.exploded"),
            BODY.replace("https://dash.example.org/hook", "ftp://dash.example.org"),
            BODY.replace("account_reference", "galaxy_reference"),
            BODY.replace("{\"type\":\"account_reference\"}", "{\"type\":\"team\",\"id\":\"PNO\"}"),
            BODY.replace("X-Key", "Content-Length"),
            BODY.replace("X-Key", "X Key"),
            BODY.replace("sesame", "a\\r\\nHost: b"),
            BODY.replace("\"incident.triggered\",\"incident.resolved\"", ""))) {
      account.fails(400, "POST", "/webhook_subscriptions", bad);
    }
    assertThat(account.get("/webhook_subscriptions").path("webhook_subscriptions")).isEmpty();
  }

  @Test
  void aPingIsQueuedAndADisabledOneIsEnabled() {
    String id = subscribe();
    ReceiverId receiver = new ReceiverId(id);
    assertThat(account.send("POST", "/webhook_subscriptions/" + id + "/ping", "").statusCode())
        .isEqualTo(202);
    assertThat(store().due(receiver, server.now.get(), 10))
        .extracting(Delivery::message)
        .singleElement()
        .satisfies(message -> assertThat(message.event()).isEqualTo("pagey.ping"));

    store().stand(new Standing(receiver, 0, server.now.get().plusSeconds(60)));
    assertThat(
            account
                .get("/webhook_subscriptions/" + id)
                .at("/webhook_subscription/delivery_method/temporarily_disabled")
                .booleanValue())
        .isTrue();
    JsonNode enabled =
        RestClient.tree(account.send("POST", "/webhook_subscriptions/" + id + "/enable", ""), 200);
    assertThat(
            enabled.at("/webhook_subscription/delivery_method/temporarily_disabled").booleanValue())
        .isFalse();
  }

  @Test
  void anExtensionIsAWebhookOfTheOlderKind() {
    String service = service("Checkout", policy("P", "PADA"));
    String schema =
        account
            .get("/extension_schemas?limit=9&offset=0&total=true")
            .at("/extension_schemas/0/id")
            .stringValue();
    assertThat(
            account.get("/extension_schemas/" + schema).at("/extension_schema/key").stringValue())
        .isEqualTo("generic_v2_webhook");
    String body =
        """
        {"extension":{"name":"Old wall","endpoint_url":"https://wall.example.org/",
          "extension_schema":{"id":"%s","type":"extension_schema_reference"},
          "extension_objects":[{"id":"%s","type":"service_reference"}],"config":{"a":1}}}
        """
            .formatted(schema, service);
    JsonNode made = account.post("/extensions", body).path("extension");
    String id = made.path("id").stringValue();
    assertThat(made.at("/extension_objects/0/type").stringValue()).isEqualTo("service_reference");
    assertThat(made.at("/config/a").intValue()).isEqualTo(1);
    JsonNode whole =
        account.get(
            "/extensions/" + id + "?include[]=extension_schemas&include[]=extension_objects");
    assertThat(whole.at("/extension/extension_schema/type").stringValue())
        .isEqualTo("extension_schema");
    assertThat(whole.at("/extension/extension_objects/0/type").stringValue()).isEqualTo("service");
    assertThat(
            account
                .get(
                    "/extensions?limit=9&offset=0&total=true&query=wall&include[]=extension_schemas"
                        + "&extension_schema_id="
                        + schema
                        + "&extension_object_id="
                        + service)
                .path("extensions"))
        .hasSize(1);
    assertThat(
            account
                .put("/extensions/" + id, "{\"extension\":{\"name\":\"Wall\"}}")
                .at("/extension/name")
                .stringValue())
        .isEqualTo("Wall");
    RestClient.tree(account.send("POST", "/extensions/" + id + "/enable", ""), 200);
    account.fails(400, "POST", "/extensions", body.replace(service, "PNONE"));
    account.fails(400, "POST", "/extensions", body.replace(schema, "PNONE"));
    account.delete("/extensions/" + id);
    account.fails(404, "GET", "/extensions/" + id, null);
  }

  @Test
  void aRoomInAChatIsToldByItsBotOrByAnIncomingWebhook() {
    String room =
        BODY.replace("https://dash.example.org/hook", "slack:C0OPS")
            .replace("\"custom_headers\"", "\"format\":\"slack\",\"custom_headers\"");
    JsonNode made = account.post("/webhook_subscriptions", room).path("webhook_subscription");
    String path = "/webhook_subscriptions/" + made.path("id").stringValue();
    assertThat(made.at("/delivery_method/format").stringValue()).isEqualTo("slack");
    assertThat(made.at("/delivery_method/url").stringValue()).isEqualTo("slack:C0OPS");
    JsonNode hooked =
        account.put(
            path,
            """
            {"webhook_subscription":{"delivery_method":{"url":"https://hooks.example.org/T/B"}}}
            """);
    assertThat(hooked.at("/webhook_subscription/delivery_method/format").stringValue())
        .isEqualTo("slack");

    RestClient.tree(account.send("POST", path + "/ping", ""), 202);
    assertThat(store().list(new WebhookStore.Filter(null, null, null, null, 0, 10)))
        .anyMatch(delivery -> delivery.message().body().contains("Hello from Tocsin!"));
    for (String bad :
        List.of(
            room.replace("slack:C0OPS", "telegram:1"),
            room.replace("slack:C0OPS", "slack:"),
            room.replace("slack:C0OPS", "slack:C0 OPS"),
            room.replace("\"format\":\"slack\"", "\"format\":\"matrix\""),
            room.replace("\"format\":\"slack\"", "\"format\":\"fax\""),
            room.replace("\"format\":\"slack\",", ""))) {
      account.fails(400, "POST", "/webhook_subscriptions", bad);
    }
  }

  @Test
  void eachChatProductIsASchemaOfExtensions() {
    String service = service("Checkout", policy("P", "PADA"));
    JsonNode schemas = account.get("/extension_schemas?limit=100").path("extension_schemas");
    assertThat(schemas.valueStream().map(each -> each.path("label").stringValue()))
        .contains("Slack", "Mattermost", "Microsoft Teams", "Discord", "Google Chat");
    String teams =
        schemas
            .valueStream()
            .filter(each -> each.path("key").stringValue().equals("teams"))
            .findFirst()
            .orElseThrow()
            .path("id")
            .stringValue();
    String body =
        """
        {"extension":{"name":"Room","endpoint_url":"https://example.webhook.office.com/x",
          "extension_schema":{"id":"%s","type":"extension_schema_reference"},
          "extension_objects":[{"id":"%s","type":"service_reference"}]}}
        """
            .formatted(teams, service);
    JsonNode made = account.post("/extensions", body).path("extension");
    assertThat(made.at("/extension_schema/summary").stringValue()).isEqualTo("Microsoft Teams");
    assertThat(account.get("/extensions?extension_schema_id=" + teams).path("extensions"))
        .hasSize(1);
    account.fails(400, "POST", "/extensions", body.replace("https://example", "teams:example"));
  }
}
