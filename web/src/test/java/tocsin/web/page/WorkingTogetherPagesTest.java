package tocsin.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tocsin.core.incident.Incident;
import tocsin.core.incident.IncidentStatus;
import tocsin.core.incident.Responder;
import tocsin.core.incident.ResponderRequest;
import tocsin.core.incident.ResponderState;
import tocsin.core.reply.PageAnswer;
import tocsin.runtime.access.AnswerLinks.Grant;

/** Stories of the pages by which people merge, ask for help, edit and make incidents. */
class WorkingTogetherPagesTest {
  private final Stage stage = new Stage();
  private final Browser david = stage.browser(Cast.DAVID.id());
  private final Browser joseph = stage.browser(Cast.JOSEPH.id());

  @BeforeEach
  void enter() {
    Cast.enter(stage);
    stage.trigger(Cast.KEY, "relay-lag", "db2kafka is down", "");
    stage.trigger(Cast.KEY, "disk", "Disk is full", "");
  }

  @AfterEach
  void stop() {
    stage.close();
  }

  private Browser.Shown act(Browser who, int number, String... namesAndValues) {
    who.get("/ui/incidents/" + number);
    return who.follow(who.post("/ui/incidents/" + number, namesAndValues));
  }

  private List<ResponderState> states(int number) {
    return stage.incident(number).requests().stream()
        .flatMap(ResponderRequest::responders)
        .map(Responder::state)
        .toList();
  }

  @Test
  void aMergeShowsTheTargetAndTheOldOneLeadsThere() {
    assertThat(david.get("/ui/incidents/2").body())
        .contains("<option value=\"#1\">db2kafka is down");
    Browser.Shown shown = act(david, 2, "do", "merge", "into", "#1");

    assertThat(shown.words())
        .contains("Merged.", "db2kafka is down", "2 open of 2", "merged incident #2 into this");
    String old = david.get("/ui/incidents/2").words();
    assertThat(old).contains("Merged into #1 db2kafka is down", "merged this into incident #1");
    assertThat(stage.incident(2).status()).isEqualTo(IncidentStatus.RESOLVED);
  }

  @Test
  void aMergeThatCannotBeSaysWhyAndChangesNothing() {
    assertThat(act(david, 2, "do", "merge", "into", "2").words())
        .contains("An incident can be merged with other incidents only.", "Nothing was changed.");
    assertThat(david.post("/ui/incidents/2", "do", "merge", "into", "nine").status())
        .isEqualTo(400);
    assertThat(david.post("/ui/incidents/2", "do", "merge", "into", "99").status()).isEqualTo(404);
    assertThat(stage.incident(2).isOpen()).isTrue();
  }

  @Test
  void whoIsAskedForHelpSeesItAndJoins() {
    Browser.Shown asked =
        act(david, 1, "do", "ask", "to", "u-PJOSEPH", "message", "You know Kafka");
    assertThat(asked.words())
        .contains("Asked for help.", "Asked to help", "asked by David", "Not answered");
    String seen = joseph.get("/ui/incidents/1").words();
    assertThat(seen).contains("David asks for your help.", "You know Kafka", "Join", "Decline");

    assertThat(act(joseph, 1, "do", "join").words())
        .contains("You joined.", "Joined", "Joseph joined")
        .doesNotContain("David asks for your help.");
    assertThat(states(1)).containsExactly(ResponderState.JOINED);
    assertThat(act(david, 1, "do", "join").words())
        .contains("Nobody asks that user to help with the incident.");
  }

  @Test
  void aRequestIsTakenBackByWhoeverWorksOnIt() {
    act(david, 1, "do", "ask", "to", "u-PJOSEPH");
    assertThat(act(david, 1, "do", "unask", "to", "u-PJOSEPH").words()).contains("Taken back.");
    assertThat(states(1)).containsExactly(ResponderState.CANCELLED);
  }

  @Test
  void theLinksOfARequestForHelpAreAnsweredWithoutLoggingIn() {
    act(david, 1, "do", "ask", "to", "u-PJOSEPH");
    Incident incident = stage.incident(1);
    String link =
        "/ui/a/"
            + stage.links.token(
                new Grant(
                    PageAnswer.DECLINE,
                    incident.id(),
                    Cast.JOSEPH.id(),
                    stage.now.get().plus(Duration.ofDays(1))));
    Browser phone = stage.stranger();
    assertThat(phone.get(link).words()).contains("Decline", "Opening this page changed nothing.");
    assertThat(states(1)).containsExactly(ResponderState.PENDING);

    assertThat(phone.post(link).words()).contains("You declined.");
    assertThat(states(1)).containsExactly(ResponderState.DECLINED);
  }

  @Test
  void titlePriorityAndWhereToMeetAreEditedAtOnce() {
    Browser.Shown edited =
        act(
            david,
            1,
            "do",
            "edit",
            "title",
            "The relay is down",
            "priority",
            Cast.P1.id().value(),
            "urgency",
            "low",
            "details",
            "Since the deploy",
            "meet",
            "https://meet.example/1");

    assertThat(edited.words())
        .contains("Edited.", "The relay is down", "P1", "Low urgency", "Since the deploy");
    assertThat(edited.body()).contains("href=\"https://meet.example/1\"");
    assertThat(act(david, 1, "do", "edit", "title", "The relay is down").body())
        .doesNotContain("href=\"https://meet.example/1\"");
    assertThat(
            david
                .post("/ui/incidents/1", "do", "edit", "title", "x", "meet", "javascript:alert(1)")
                .status())
        .isEqualTo(400);
    assertThat(david.post("/ui/incidents/1", "do", "edit", "title", " ").status()).isEqualTo(400);
  }

  @Test
  void anIncidentIsMadeByHand() {
    assertThat(david.get("/ui/incidents").body()).contains("href=\"/ui/incidents/new\"");
    String service = stage.incident(1).subject().service().value();
    david.get("/ui/incidents/new");
    Browser.Shown made =
        david.follow(
            david.post(
                "/ui/incidents/new",
                "service",
                service,
                "title",
                "Customers can't log in",
                "to",
                "u-PJOSEPH"));

    assertThat(made.words())
        .contains("The incident is made.", "Customers can't log in", "made by hand");
    assertThat(stage.incident(3).assignees()).containsExactly(Cast.JOSEPH.id());
  }

  @Test
  void anIncidentWithoutATitleIsAskedForAgainWithWhatWasTyped() {
    david.get("/ui/incidents/new");
    Browser.Shown again =
        david.post("/ui/incidents/new", "service", "NONE", "details", "Phones <ring>");
    assertThat(again.status()).isEqualTo(400);
    assertThat(again.body()).contains("An incident needs a service", "Phones &lt;ring&gt;");
    assertThat(david.post("/ui/incidents/new", "service", "NONE", "title", "x").words())
        .contains("There is no such service.");
    assertThat(stage.latest().number()).isEqualTo(2);
  }

  @Test
  void whoMayOnlyReadMakesNothing() {
    Browser olga = stage.browser(Cast.OLGA.id());
    assertThat(olga.get("/ui/incidents").body()).doesNotContain("/ui/incidents/new");
    assertThat(olga.get("/ui/incidents/new").words())
        .contains("There is no service that you may make an incident of");
    String service = stage.incident(1).subject().service().value();
    olga.get("/ui/incidents");
    assertThat(olga.post("/ui/incidents/new", "service", service, "title", "x").status())
        .isEqualTo(403);
    assertThat(olga.get("/ui/incidents/1").body()).doesNotContain("value=\"merge\"");
  }
}
