package tocsin.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tocsin.core.account.ContactKind;
import tocsin.core.delivery.AttemptOutcome;
import tocsin.core.id.IncidentId;
import tocsin.core.id.NotificationId;
import tocsin.core.id.UserId;
import tocsin.core.incident.PageReason;
import tocsin.core.ledger.LedgerEntry;
import tools.jackson.databind.JsonNode;

/** Stories about the questions "why was I paged?", "why was I not?" and "who would be?". */
class ExplainTest extends RestStories {
  private String grace = "";
  private String key = "";

  @BeforeEach
  void aPolicyThatAsksGraceAndThenAda() {
    grace = user("Grace", "grace@example.org");
    key = integration(service("Checkout", policy("P", grace)));
  }

  private JsonNode people(String question) {
    return account.get(question).at("/explanation/people");
  }

  private static String reasonFor(JsonNode people, String user) {
    return people
        .valueStream()
        .filter(person -> person.at("/user/id").stringValue().equals(user))
        .findFirst()
        .orElseThrow()
        .path("reason")
        .stringValue();
  }

  @Test
  void whoWasPagedAndWhoWasNotIsSaidWithTheFirstReason() {
    trigger(key, "disk");
    JsonNode incident = account.get("/incidents/1").path("incident");
    Instant at = Instant.parse(incident.at("/assignments/0/at").stringValue());
    String id = incident.path("id").stringValue();
    delivered(id, account.get("/incidents/1/log_entries").at("/log_entries"), at);

    JsonNode people = people("/incidents/1/explain");
    assertThat(reasonFor(people, "PADA")).isEqualTo("level_not_asked");
    assertThat(people(("/incidents/%s/explain?user=" + grace).formatted(id))).hasSize(1);
    JsonNode step = account.get("/incidents/1/explain").at("/explanation/steps/0");
    assertThat(step.path("summary").stringValue()).startsWith("Triggered by");
    assertThat(step.path("urgency").stringValue()).isEqualTo("high");
  }

  private void delivered(String incident, JsonNode entries, Instant at) {
    assertThat(entries).isNotEmpty();
    server
        .stores
        .sideRoads()
        .ledger()
        .put(
            List.of(
                new LedgerEntry(
                    new NotificationId("N1"),
                    new IncidentId(incident),
                    new UserId(grace),
                    ContactKind.EMAIL,
                    "grace@example.org",
                    PageReason.ASSIGNED,
                    at,
                    at,
                    LedgerEntry.State.DELIVERED,
                    List.of(new LedgerEntry.Attempt(1, at, new AttemptOutcome.Delivered("p"), at)),
                    at)),
            Map.of());
  }

  @Test
  void somebodyWhomNothingNamesIsToldSo() {
    String alan = user("Alan", "alan@example.org");
    trigger(key, "disk");
    JsonNode people = people("/incidents/1/explain?user=" + alan);
    assertThat(people).hasSize(1);
    assertThat(reasonFor(people, alan)).isEqualTo("not_on_policy");
    assertThat(people.at("/0/summary").stringValue()).startsWith("Alan was not paged");
    account.fails(400, "GET", "/incidents/1/explain?user=PNOBODY", null);
    account.fails(404, "GET", "/incidents/7/explain", null);
  }

  @Test
  void aSimulationListsWhoWouldBePagedAndPagesNobody() {
    JsonNode simulation =
        account
            .ask(
                "/simulations",
                """
                {"simulation":{"at":"2026-03-28T23:50:00Z","event":{"routing_key":"%s",
                  "event_action":"trigger","payload":{"summary":"Disk full","source":"db1",
                  "severity":"critical"}}}}
                """
                    .formatted(key))
            .path("simulation");
    JsonNode pages = simulation.path("pages");
    assertThat(pages.at("/0/user/id").stringValue()).isEqualTo(grace);
    assertThat(pages.at("/0/second").intValue()).isZero();
    assertThat(pages.at("/1/user/id").stringValue()).isEqualTo("PADA");
    assertThat(pages.at("/1/second").intValue()).isEqualTo(30 * 60);
    assertThat(simulation.path("ending").stringValue()).isEqualTo("nothing_left");
    assertThat(account.get("/incidents?total=true").path("total").intValue()).isZero();
  }

  @Test
  void aSimulationOfNothingKnownIsRefused() {
    for (String bad :
        List.of(
            "{}",
            "{\"simulation\":{}}",
            "{\"simulation\":{\"event\":{\"routing_key\":\"nope\"}}}",
            "{\"simulation\":{\"event\":{\"routing_key\":\"%s\"},\"at\":\"noon\"}}".formatted(key),
            "{\"simulation\":{\"event\":{\"routing_key\":\"%s\"},\"span_in_minutes\":99999}}"
                .formatted(key))) {
      account.fails(400, "POST", "/simulations", bad);
    }
  }
}
