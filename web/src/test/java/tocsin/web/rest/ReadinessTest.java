package tocsin.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Stories about asking before time whether pages will arrive. */
class ReadinessTest extends RestStories {
  @Test
  void whatIsNotReadyIsListedWithItsTimesPageByPage() {
    assertThat(account.get("/readiness").path("ready").booleanValue()).isTrue();
    String grace = user("Grace", "grace@example.org");
    policy("Pay on call", grace);
    String method = account.get("/users/" + grace).at("/user/contact_methods/0/id").stringValue();
    account.delete("/users/" + grace + "/contact_methods/" + method);

    JsonNode report = account.get("/readiness?total=true&until=2026-03-09T10:00:00Z");
    assertThat(report.path("ready").booleanValue()).isFalse();
    assertThat(report.path("total").intValue()).isEqualTo(1);
    JsonNode finding = report.at("/findings/0");
    assertThat(finding.path("type").stringValue()).isEqualTo("unreachable");
    assertThat(finding.path("severity").stringValue()).isEqualTo("error");
    assertThat(finding.at("/user/summary").stringValue()).isEqualTo("Grace");
    assertThat(finding.at("/when/0/start").stringValue()).isEqualTo("2026-03-02T10:00:00Z");
    assertThat(finding.at("/when/0/end").stringValue()).isEqualTo("2026-03-09T10:00:00Z");
    assertThat(account.get("/readiness?offset=1").path("findings")).isEmpty();
  }

  @Test
  void aSpanThatIsNoneOrTooLongIsRefused() {
    account.fails(400, "GET", "/readiness?since=2026-03-09T10:00Z&until=2026-03-09T10:00Z", null);
    account.fails(400, "GET", "/readiness?until=2027-03-09T10:00Z", null);
    account.fails(400, "GET", "/readiness?since=now", null);
  }
}
