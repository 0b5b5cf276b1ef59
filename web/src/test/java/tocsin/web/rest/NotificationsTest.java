package tocsin.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tocsin.core.account.ContactKind;
import tocsin.core.delivery.AttemptOutcome;
import tocsin.core.id.IncidentId;
import tocsin.core.id.NotificationId;
import tocsin.core.id.UserId;
import tocsin.core.incident.PageReason;
import tocsin.core.ledger.LedgerEntry;
import tools.jackson.databind.JsonNode;

/** Stories about the question who was notified of what, and when. */
class NotificationsTest extends RestStories {
  private static final Instant THREE_AM = Instant.parse("2026-03-02T03:00:00Z");
  private static final String NIGHT = "since=2026-03-02T00:00:00Z&until=2026-03-02T06:00:00Z";

  private static LedgerEntry entry(String id, ContactKind medium, List<Instant> tried) {
    List<LedgerEntry.Attempt> attempts =
        tried.stream()
            .map(at ->
                new LedgerEntry.Attempt(
                    1, at, new AttemptOutcome.Delivered("r"), at.plusSeconds(1)))
            .toList();
    return new LedgerEntry(
        new NotificationId(id),
        new IncidentId("Q1"),
        new UserId("PADA"),
        medium,
        "ada@example.org",
        PageReason.ASSIGNED,
        THREE_AM,
        THREE_AM,
        tried.isEmpty() ? LedgerEntry.State.STOPPED : LedgerEntry.State.DELIVERED,
        attempts,
        null);
  }

  private void ledger(LedgerEntry... entries) {
    server.stores.sideRoads().ledger().put(List.of(entries), Map.of());
  }

  @Test
  void whatWasSentInASpanOfTimeIsListed() {
    ledger(
        entry("QMAIL", ContactKind.EMAIL, List.of(THREE_AM)),
        entry("QTEXT", ContactKind.SMS, List.of(THREE_AM.plusSeconds(9))),
        entry("QSPARED", ContactKind.SMS, List.of()));

    JsonNode all = account.get("/notifications?" + NIGHT + "&total=true");
    assertThat(all.path("total").intValue()).isEqualTo(2);
    JsonNode mail = all.at("/notifications/0");
    assertThat(mail.path("type").stringValue()).isEqualTo("email_notification");
    assertThat(mail.path("started_at").stringValue()).isEqualTo("2026-03-02T03:00:00Z");
    assertThat(mail.at("/user/type").stringValue()).isEqualTo("user_reference");
    assertThat(mail.path("status").stringValue()).isEqualTo("delivered");
    assertThat(mail.path("attempts")).hasSize(1);
    JsonNode texts =
        account.get("/notifications?" + NIGHT + "&filter=sms_notification&include[]=users");
    assertThat(texts.path("notifications")).hasSize(1);
    assertThat(texts.at("/notifications/0/user/type").stringValue()).isEqualTo("user");
    assertThat(account.get("/notifications?" + NIGHT + "&limit=1").path("more").booleanValue())
        .isTrue();
  }

  @Test
  void theSpanMustBeSaidAndSensible() {
    account.fails(400, "GET", "/notifications", null);
    account.fails(400, "GET", "/notifications?since=2026-03-02", null);
    account.fails(400, "GET", "/notifications?since=2026-03-02&until=2026-03-01", null);
    account.fails(400, "GET", "/notifications?since=2016-03-02&until=2026-03-01", null);
    account.fails(400, "GET", "/notifications?" + NIGHT + "&filter=pigeon", null);
  }
}
