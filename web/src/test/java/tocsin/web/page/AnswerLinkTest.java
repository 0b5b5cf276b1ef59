package tocsin.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tocsin.core.account.Role;
import tocsin.core.account.User;
import tocsin.core.incident.ActionChannel;
import tocsin.core.incident.Actor;
import tocsin.core.incident.Agent;
import tocsin.core.incident.Fact;
import tocsin.core.incident.Incident;
import tocsin.core.incident.IncidentStatus;
import tocsin.core.reply.PageAnswer;
import tocsin.runtime.access.AnswerLinks;

class AnswerLinkTest {
  private final Stage stage = new Stage();
  private final Browser phone = stage.stranger();

  @BeforeEach
  void enter() {
    Cast.enter(stage);
    stage.trigger(Cast.KEY, "k", "db2kafka is down", "");
  }

  @AfterEach
  void stop() {
    stage.close();
  }

  private String link(PageAnswer right) {
    return "/ui/a/"
        + stage.links.token(
            new AnswerLinks.Grant(
                right,
                stage.latest().id(),
                Cast.DAVID.id(),
                stage.now.get().plus(Duration.ofDays(1))));
  }

  private IncidentStatus status() {
    return stage.latest().status();
  }

  @Test
  void openingTheLinkShowsTheIncidentAndOneButtonAndChangesNothing() throws Exception {
    String link = link(PageAnswer.ACKNOWLEDGE);
    for (int i = 0; i < 3; i++) {
      assertThat(phone.get(link).words())
          .contains(
              "db2kafka is down", "Acknowledge", "As David. Opening this page changed nothing.");
    }
    try (HttpClient scanner = HttpClient.newHttpClient()) {
      HttpRequest head =
          HttpRequest.newBuilder(URI.create(stage.url() + link))
              .method("HEAD", HttpRequest.BodyPublishers.noBody())
              .build();
      assertThat(scanner.send(head, HttpResponse.BodyHandlers.discarding()).statusCode())
          .isEqualTo(200);
    }

    assertThat(status()).isEqualTo(IncidentStatus.TRIGGERED);
  }

  @Test
  void pressingTheButtonAcknowledgesAsThePersonWithoutLogIn() {
    String link = link(PageAnswer.ACKNOWLEDGE);
    phone.get(link);

    Browser.Shown after = phone.post(link);

    assertThat(after.status()).isEqualTo(200);
    assertThat(after.words()).contains("Acknowledged.", "You have it.", "David has it");
    Incident incident = stage.latest();
    assertThat(incident.status()).isEqualTo(IncidentStatus.ACKNOWLEDGED);
    assertThat(stage.stores.facts().of(incident.id()).getLast())
        .extracting(Fact::actor)
        .isEqualTo(new Actor(new Agent.OfUser(Cast.DAVID.id()), ActionChannel.EMAIL));
    assertThat(phone.get(link).words()).contains("You have acknowledged it already.");
  }

  @Test
  void aScannerThatPostsWithoutReadingThePageChangesNothing() {
    assertThat(phone.postWith("", link(PageAnswer.ACKNOWLEDGE)).status()).isEqualTo(403);
    assertThat(status()).isEqualTo(IncidentStatus.TRIGGERED);
  }

  @Test
  void theResolveLinkResolvesAndThenSaysThatItIsOver() {
    String link = link(PageAnswer.RESOLVE);
    phone.get(link);

    assertThat(phone.post(link).words()).contains("Resolved.");
    assertThat(status()).isEqualTo(IncidentStatus.RESOLVED);
    assertThat(phone.get(link).words()).contains("It is resolved already.", "Nothing to do.");
  }

  @Test
  void whoAcknowledgesAfterItWasResolvedIsToldSo() {
    String link = link(PageAnswer.ACKNOWLEDGE);
    phone.get(link);
    Browser other = stage.stranger();
    String resolve = link(PageAnswer.RESOLVE);
    other.get(resolve);
    other.post(resolve);

    assertThat(phone.post(link).words()).contains("It is resolved already.");
  }

  @Test
  void whoMayNoLongerAnswerCantByAnOldLinkEither() {
    String link = link(PageAnswer.RESOLVE);
    phone.get(link);
    User david = Cast.DAVID;
    stage.put(
        new User(
            david.id(),
            david.name(),
            david.email(),
            david.zone(),
            Role.READ_ONLY_USER,
            david.jobTitle(),
            david.description(),
            david.color(),
            david.contactMethods(),
            david.notificationRules()));

    Browser.Shown after = phone.post(link);

    assertThat(after.status()).isEqualTo(403);
    assertThat(after.words()).contains("Your role doesn't let you", "Nothing was changed.");
    assertThat(status()).isEqualTo(IncidentStatus.TRIGGERED);
  }

  @Test
  void aForgedOrDamagedLinkLeadsNowhere() {
    String link = link(PageAnswer.ACKNOWLEDGE);
    for (String broken :
        new String[] {
          link + "x", link.replace("PDAVID", "PJOSEPH"), "/ui/a/x", "/ui/a/a.b.c.d.e"
        }) {
      Browser.Shown shown = phone.get(broken);
      assertThat(shown.status()).isEqualTo(404);
      assertThat(shown.words()).contains("This link leads nowhere", "Nothing was changed.");
      phone.post(broken);
    }
    assertThat(status()).isEqualTo(IncidentStatus.TRIGGERED);
  }

  @Test
  void anOldLinkSaysThatItIsTooOld() {
    String link = link(PageAnswer.ACKNOWLEDGE);
    phone.get(link);
    stage.now.updateAndGet(t -> t.plus(Duration.ofDays(2)));

    Browser.Shown after = phone.post(link);

    assertThat(after.status()).isEqualTo(410);
    assertThat(after.words()).contains("This link is too old.");
    assertThat(status()).isEqualTo(IncidentStatus.TRIGGERED);
  }

  @Test
  void noSearchEngineAndNoCacheKeepsIt() {
    Browser.Shown shown = phone.get(link(PageAnswer.ACKNOWLEDGE));

    assertThat(shown.header("X-Robots-Tag")).contains("noindex");
    assertThat(shown.header("Cache-Control")).isEqualTo("no-store");
    assertThat(shown.header("Referrer-Policy")).isEqualTo("no-referrer");
  }
}
