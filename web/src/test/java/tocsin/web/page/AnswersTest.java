package tocsin.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tocsin.channel.Answered;
import tocsin.channel.Answers;
import tocsin.core.account.ContactKind;
import tocsin.core.incident.ActionChannel;
import tocsin.core.incident.Actor;
import tocsin.core.incident.Agent;
import tocsin.core.incident.Fact;
import tocsin.core.incident.IncidentStatus;
import tocsin.core.reply.PageAnswer;
import tocsin.core.reply.ReplyText;
import tocsin.runtime.access.AnswerLinks;

/** Answers that come by other ways than pages. */
class AnswersTest {
  private static final String NUMBER = "+15550100417";

  private final Stage stage = new Stage();
  private final Answers answers = stage.app.answers();

  @BeforeEach
  void enter() {
    Cast.enter(stage);
    stage.trigger(Cast.KEY, "k", "db2kafka is down", "");
  }

  @AfterEach
  void stop() {
    stage.close();
  }

  private Answered text(String words) {
    return answers.from(ContactKind.SMS, NUMBER, ReplyText.read(words).orElseThrow());
  }

  @Test
  void aTextFromAKnownNumberAnswersForWhoeverIsAskedAmongThoseWhoShareIt() {
    assertThat(text("ack 1")).isEqualTo(new Answered.Done("Acknowledged #1."));

    assertThat(stage.latest().status()).isEqualTo(IncidentStatus.ACKNOWLEDGED);
    assertThat(stage.stores.facts().of(stage.latest().id()).getLast())
        .extracting(Fact::actor)
        .isEqualTo(new Actor(new Agent.OfUser(Cast.DAVID.id()), ActionChannel.SMS));
  }

  @Test
  void aWordAloneIsEnoughWhenOnlyOneWaits() {
    assertThat(text("ack")).isEqualTo(new Answered.Done("Acknowledged #1."));
  }

  @Test
  void whenSeveralWaitTheAnswerMustSayWhich() {
    stage.trigger(Cast.KEY, "other", "kafka lag", "");

    assertThat(text("ack"))
        .isEqualTo(
            new Answered.Refused(
                "You have 2 incidents. Say which: \"acknowledge 2\", or \"ack all\"."));
    assertThat(stage.latest().status()).isEqualTo(IncidentStatus.TRIGGERED);
    assertThat(text("ack all")).isEqualTo(new Answered.Done("Acknowledged 2 of 2 incidents."));
  }

  @Test
  void aStrangerAndAnUnprovedNumberAnswerNothing() {
    assertThat(answers.from(ContactKind.SMS, "+15550100871", ReplyText.read("ack 1").orElseThrow()))
        .isInstanceOf(Answered.Unknown.class);
    assertThat(stage.latest().status()).isEqualTo(IncidentStatus.TRIGGERED);
  }

  @Test
  void whatCanNotBeDoneIsSaid() {
    var _ = text("resolve 1");
    assertThat(text("ack 1")).isInstanceOf(Answered.Refused.class);
    assertThat(text("ack 99")).isInstanceOf(Answered.Unknown.class);
  }

  @Test
  void anObserverMayNotAnswer() {
    Answered answered =
        answers.from(ContactKind.EMAIL, "olga@example.com", ReplyText.read("ack 1").orElseThrow());
    assertThat(answered).isInstanceOf(Answered.Refused.class);
    assertThat(stage.latest().status()).isEqualTo(IncidentStatus.TRIGGERED);
  }

  @Test
  void aTapOnALockScreenAnswersWithoutAPageBetween() throws Exception {
    assertThat(tap("GET", token())).isEqualTo(405);
    assertThat(stage.latest().status()).isEqualTo(IncidentStatus.TRIGGERED);
    assertThat(tap("POST", token() + "x")).isEqualTo(404);

    assertThat(tap("POST", token())).isEqualTo(200);

    assertThat(stage.stores.facts().of(stage.latest().id()).getLast())
        .extracting(Fact::actor)
        .isEqualTo(new Actor(new Agent.OfUser(Cast.DAVID.id()), ActionChannel.PUSH));
    stage.now.updateAndGet(t -> t.plus(Duration.ofDays(2)));
    assertThat(tap("POST", token)).isEqualTo(409);
  }

  private String token = "";

  private String token() {
    if (token.isEmpty()) {
      token =
          stage.links.token(
              new AnswerLinks.Grant(
                  PageAnswer.ACKNOWLEDGE,
                  stage.latest().id(),
                  Cast.DAVID.id(),
                  stage.now.get().plus(Duration.ofDays(1))));
    }
    return token;
  }

  private int tap(String method, String token) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(stage.url() + "/tap/" + token))
              .method(method, HttpRequest.BodyPublishers.noBody())
              .build();
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }
}
