package tocsin.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tocsin.core.incident.ActionChannel;
import tocsin.core.incident.Agent;
import tocsin.core.incident.Fact;
import tocsin.core.incident.Incident;
import tocsin.core.incident.IncidentFact;
import tocsin.core.incident.IncidentStatus;

class IncidentPagesTest {
  private final Stage stage = new Stage();
  private final Browser david = stage.browser(Cast.DAVID.id());

  @BeforeEach
  void enter() {
    Cast.enter(stage);
  }

  @AfterEach
  void stop() {
    stage.close();
  }

  private Incident down() {
    return stage.trigger(Cast.KEY, "relay-lag", "db2kafka is down", "");
  }

  private Browser.Shown act(String... namesAndValues) {
    david.get("/ui/incidents/1");
    return david.follow(david.post("/ui/incidents/1", namesAndValues));
  }

  @Test
  void aTriggeredIncidentSaysWhatHappensNextAndWhen() {
    down();
    stage.pass(Duration.ofSeconds(37));

    String words = david.get("/ui/incidents/1").words();

    assertThat(words).contains("Triggered", "High urgency", "open for 37 s", "db2kafka is down");
    assertThat(words).contains("1 min 23 s Phone call to David");
    assertThat(words).contains("14 min 23 s Level 2: page Joseph");
    assertThat(words).contains("14:59:04 (22:59:04 UTC)");
  }

  @Test
  void thePageSaysWhySomebodyWasNotPaged() {
    down();
    assertThat(david.get("/ui/incidents/1").words())
        .contains("Joseph was not paged: level 2 was not asked yet.");

    act("do", "acknowledge");

    assertThat(david.get("/ui/incidents/1").words())
        .contains("Joseph was not paged: level 2 was not asked (Acknowledged by David");
  }

  @Test
  void thePageIsFoundByTheIdThatMessagesCarry() {
    Incident incident = down();

    assertThat(david.get("/ui/incidents/" + incident.id()).words()).contains("db2kafka is down");
  }

  @Test
  void acknowledgingStopsTheEscalationAndTheNextPageSaysSo() {
    down();
    stage.pass(Duration.ofSeconds(38));

    String words = act("do", "acknowledge").words();

    assertThat(words).contains("Acknowledged.", "David has it", "Acknowledged after 38 s");
    assertThat(words).contains("then David is paged again, if it's still open");
    Incident incident = stage.incident(1);
    assertThat(incident.status()).isEqualTo(IncidentStatus.ACKNOWLEDGED);
    assertThat(stage.stores.facts().of(incident.id()).getLast())
        .extracting(Fact::actor)
        .isEqualTo(
            new tocsin.core.incident.Actor(new Agent.OfUser(Cast.DAVID.id()), ActionChannel.WEB));
  }

  @Test
  void whatCanBeDoneCanBeDoneFromThePage() {
    down();

    assertThat(act("do", "note", "note", "Restarting it").words())
        .contains("Note added.", "David: Restarting it");
    assertThat(act("do", "escalate").words()).contains("Escalated.", "to Joseph, level 2");
    assertThat(act("do", "reassign", "to", "u-PZAYNA").words())
        .contains("Reassigned.", "David gave it to Zayna");
    assertThat(act("do", "snooze", "for", "1h").words()).contains("Snoozed.", "David snoozed it");
    assertThat(act("do", "resolve").words()).contains("Resolved.", "What happened", "by David");
    assertThat(act("do", "acknowledge").words())
        .contains("The incident is already resolved.", "Nothing was changed.");
  }

  @Test
  void whoMayOnlyReadSeesNoButtonsAndIsRefused() {
    down();
    Browser olga = stage.browser(Cast.OLGA.id());
    String body = olga.get("/ui/incidents/1").body();
    assertThat(body).doesNotContain("value=\"acknowledge\"").contains("db2kafka is down");

    Browser.Shown refused = olga.post("/ui/incidents/1", "do", "acknowledge");

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.words()).contains("Your role doesn't let you answer this incident.");
    assertThat(stage.incident(1).status()).isEqualTo(IncidentStatus.TRIGGERED);
  }

  @Test
  void whatSendersWriteIsTextAndNeverMarkup() {
    stage.trigger(
        Cast.KEY,
        "<img src=x onerror=alert(1)>",
        "<script>alert(1)</script>",
        ",\"custom_details\":{\"<b>\":\"\\\"><script>alert(2)</script>\"}},"
            + "\"links\":[{\"href\":\"javascript:alert(3)\",\"text\":\"x\"}],\"y\":{\"z\":1");

    for (String page : List.of("/ui/incidents/1", "/ui/incidents", "/ui/")) {
      assertThat(david.get(page).body())
          .contains("&lt;script&gt;alert(1)")
          .doesNotContain("<script>alert", "<img src=x", "href=\"javascript:");
    }
  }

  @Test
  void repeatedTriggersAreCountedAndTheDetailsOfTheEventAreShown() {
    for (int i = 0; i < 3; i++) {
      stage.trigger(
          Cast.KEY,
          "relay-lag",
          "db2kafka is down",
          ",\"component\":\"relay\"},\"links\":[{\"href\":\"https://g.example\",\"text\":\"Dashboard\"}],\"y\":{\"z\":1");
      stage.pass(Duration.ofMinutes(1));
    }

    Browser.Shown shown = david.get("/ui/incidents/1");

    assertThat(shown.words()).contains("×3 in 2 min", "Component relay", "Dashboard", "relay-lag");
    assertThat(shown.body()).contains("href=\"https://g.example\"").doesNotContain(Cast.KEY);
  }

  @Test
  void theListShowsEachIncidentWithItsNextStep() {
    down();
    stage.pass(Duration.ofMinutes(1));
    stage.trigger(Cast.WEB_KEY, "w", "web-app answers 500", "");
    act("do", "acknowledge");

    String words = david.get("/ui/incidents").words();

    assertThat(words).contains("1 triggered, 1 acknowledged.");
    assertThat(words).contains("next: Joseph in 15 min", "pages again in 30 min");
    assertThat(words.indexOf("web-app answers 500"))
        .as("unanswered ones come first")
        .isLessThan(words.indexOf("db2kafka is down"));
  }

  @Test
  void selectedIncidentsAreAnsweredTogetherEvenIfOneIsOverAlready() {
    down();
    stage.trigger(Cast.WEB_KEY, "w", "web-app answers 500", "");
    act("do", "resolve");
    david.get("/ui/incidents");

    Browser.Shown list =
        david.follow(
            david.post("/ui/incidents", "do", "acknowledge", "n", "1", "n", "2", "view", "open"));

    assertThat(list.words()).contains("Acknowledged 1 incident.", "1 was resolved before.");
    assertThat(stage.incident(2).status()).isEqualTo(IncidentStatus.ACKNOWLEDGED);
  }

  @Test
  void searchingFindsByTitleAndANumberLeadsStraightThere() {
    down();
    stage.trigger(Cast.WEB_KEY, "w", "web-app answers 500", "");

    assertThat(david.get("/ui/incidents?q=KAFKA").words())
        .contains("db2kafka is down")
        .doesNotContain("answers 500");
    assertThat(david.get("/ui/incidents?q=%232").location()).isEqualTo("/ui/incidents/2");
    assertThat(david.get("/ui/incidents?q=nothing+like+it").words())
        .contains(
            "Nothing matches", "2 open incidents are hidden by the filter", "Clear the filter");
  }

  @Test
  void theViewsShowWhatTheyAreNamedFor() {
    down();
    act("do", "resolve");
    stage.trigger(Cast.WEB_KEY, "w", "web-app answers 500", "");

    assertThat(david.get("/ui/incidents?view=resolved").words())
        .contains("db2kafka is down")
        .doesNotContain("answers 500");
    assertThat(david.get("/ui/incidents?view=mine").words()).contains("answers 500");
    stage.pass(Duration.ofDays(1));
    assertThat(david.get("/ui/incidents?view=resolved").words())
        .contains("Nothing was resolved today");
  }

  @Test
  void anIncidentThatNobodyIsOnCallForSaysSo() {
    stage.put(
        new tocsin.core.account.Service(
            Cast.RELAY.id(),
            "db2kafka",
            "",
            Cast.EMPTY.id(),
            tocsin.core.account.UrgencyRule.HIGH,
            null,
            null,
            false,
            Cast.RELAY.integrations(),
            List.of(),
            Stage.START));
    Incident incident = down();
    assertThat(stage.stores.facts().of(incident.id()))
        .extracting(Fact::what)
        .hasAtLeastOneElementOfType(IncidentFact.NobodyOnCall.class);

    assertThat(david.get("/ui/incidents/1").words())
        .contains("Nobody is on call at any level", "the fallback contact is paged: David");
    assertThat(david.get("/ui/incidents").words()).contains("Nobody on call");
  }

  @Test
  void withoutAnyMarkupOfScriptsTheTimesSayWhenTheyWereTrue() {
    down();

    assertThat(david.get("/ui/incidents").words()).contains("as of 14:57:04 (22:57:04 UTC)");
  }
}
