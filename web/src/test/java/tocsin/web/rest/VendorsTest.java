package tocsin.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Stories about vendors, abilities and paging of short lists. */
class VendorsTest extends RestStories {
  @Test
  void aVendorIsFoundByNameAsTerraformDoes() {
    JsonNode found = account.get("/vendors?query=alertm").path("vendors");

    assertThat(found).hasSize(1);
    String id = found.at("/0/id").stringValue();
    JsonNode vendor = account.get("/vendors/" + id).path("vendor");
    assertThat(vendor.path("name").stringValue()).isEqualTo("Alertmanager");
    assertThat(vendor.path("self").stringValue()).endsWith("/vendors/" + id);
    assertThat(vendor.has("logo_url")).isTrue();
    account.fails(404, "GET", "/vendors/PNOBODY", null);
  }

  @Test
  void vendorsComeInPages() {
    JsonNode page = account.get("/vendors?limit=2&offset=2&total=true");

    assertThat(page.path("vendors")).hasSize(2);
    assertThat(page.path("more").booleanValue()).isTrue();
    assertThat(page.path("total").intValue()).isEqualTo(Vendor.ALL.size());
  }

  @Test
  void anIntegrationSaysWhichToolSendsThroughIt() {
    String service = service("Checkout", policy("P", "PADA"));
    String path = "/services/" + service + "/integrations";
    JsonNode made =
        account.post(
            path,
            """
            {"integration":{"type":"events_api_v2_inbound_integration","name":"AM",
              "vendor":{"id":"PALRTMG","type":"vendor_reference"}}}
            """);
    assertThat(made.at("/integration/vendor/type").stringValue()).isEqualTo("vendor_reference");
    String one = path + "/" + made.at("/integration/id").stringValue();
    JsonNode whole = account.get(one + "?include[]=vendors&include[]=services").path("integration");
    assertThat(whole.at("/vendor/type").stringValue()).isEqualTo("vendor");
    assertThat(whole.at("/service/type").stringValue()).isEqualTo("service");
    assertThat(
            account
                .put(one, "{\"integration\":{\"name\":\"Renamed\"}}")
                .at("/integration/vendor/id")
                .stringValue())
        .isEqualTo("PALRTMG");
    JsonNode without = account.put(one, "{\"integration\":{\"vendor\":null}}");
    assertThat(without.at("/integration/vendor").isNull()).isTrue();
    account.fails(
        400, "POST", path, "{\"integration\":{\"name\":\"X\",\"vendor\":{\"id\":\"PNOBODY\"}}}");
  }

  @Test
  void anAbilityIsThereOrMissingOrUnknown() {
    assertThat(account.get("/abilities").path("abilities").toString()).contains("\"teams\"");
    assertThat(account.send("GET", "/abilities/teams", null).statusCode()).isEqualTo(204);
    account.fails(402, "GET", "/abilities/sso", null);
    account.fails(404, "GET", "/abilities/flying", null);
  }
}
