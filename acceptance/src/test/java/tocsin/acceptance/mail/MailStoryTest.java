package tocsin.acceptance.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tocsin.acceptance.Eventually;
import tocsin.acceptance.Installation;
import tocsin.acceptance.Mail;
import tocsin.acceptance.Mailbox;
import tocsin.acceptance.RestApi;
import tocsin.acceptance.ServerProcess;

/** Ann is on call for the shop and Bob stands behind her; both read mail and nothing else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MailStoryTest {
  private static final String ANN = "ann@example.org";
  private static final String BOB = "bob@example.org";
  private static final Duration PATIENCE_OF_A_LEVEL = Duration.ofSeconds(4);

  private final Mailbox mailbox = new Mailbox();
  private ServerProcess server;
  private RestApi api;

  /** A service that asks Ann and gives up, for stories that are not about escalation. */
  private String calm;

  /** A service that asks Ann and soon after her Bob. */
  private String urgent;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    Installation installation = Installation.in(folder);
    try (ServerProcess first = installation.serve(mailbox)) {
      RestApi rest = installation.api(first);
      String ann = rest.user("Ann", ANN);
      String bob = rest.user("Bob", BOB);
      calm = door(rest, "Shop", rest.policy("Ann only", ann));
      urgent = door(rest, "Checkout", rest.policy("Ann, then Bob", ann, bob));
    }
    ShortDelays.in(installation.data(), PATIENCE_OF_A_LEVEL);
    // More than four mails in a row to one person would come together.
    server = installation.serveWithoutBundles(mailbox);
    api = installation.api(server);
  }

  private static String door(RestApi rest, String service, String policy) {
    return rest.integration(rest.service(service, policy), "events_api_v2_inbound_integration");
  }

  @AfterAll
  void stop() {
    server.close();
    mailbox.close();
  }

  @Test
  void anEventBecomesAMailThatSaysWhatIsWrongAndWhatToDo() throws Exception {
    api.event(calm, "trigger", "disk-1", "Disk of db1 is full: 3 € left");

    Mail mail = mailbox.first(ANN, "Disk of db1 is full");

    assertThat(mail.subject()).contains("High urgency", "3 € left");
    assertThat(mail.contentType()).startsWith("multipart/alternative");
    assertThat(mail.text()).contains("Disk of db1 is full: 3 € left", "Shop", "Ann", "shop-1");
    assertThat(mail.html()).contains("Disk of db1 is full: 3 € left", "<a href=");
    assertThat(mail.link("Acknowledge")).startsWith(server.address().toString());
    assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-generated");
  }

  @Test
  void allMailsOfAnIncidentAreOneThreadAndNoTwoAreTheSame() throws Exception {
    api.event(urgent, "trigger", "thread-1", "Fan loud");
    api.event(urgent, "trigger", "thread-2", "Door open");

    Mail toAnn = mailbox.first(ANN, "Fan loud");
    Mail toBob = mailbox.first(BOB, "Fan loud");
    Mail other = mailbox.first(ANN, "Door open");

    assertThat(toBob.thread()).isEqualTo(toAnn.thread()).isEqualTo(toAnn.header("References"));
    assertThat(toBob.id()).isNotEqualTo(toAnn.id()).isNotEmpty();
    assertThat(other.thread()).isNotEqualTo(toAnn.thread()).isNotEmpty();
    api.event(urgent, "resolve", "thread-1", "");
    api.event(urgent, "resolve", "thread-2", "");
  }

  @Test
  void openingALinkChangesNothingAndPressingItsButtonDoes() throws Exception {
    api.event(calm, "trigger", "link-1", "Queue long");
    Mail mail = mailbox.first(ANN, "Queue long");
    TappedLink acknowledge = new TappedLink(mail.link("Acknowledge"));
    TappedLink resolve = new TappedLink(mail.link("Resolve"));

    assertThat(acknowledge.open()).contains("Queue long", "<form");
    assertThat(resolve.open()).contains("Queue long", "<form");
    assertThat(status("link-1")).isEqualTo("triggered");

    assertThat(acknowledge.press()).contains("cknowledged");
    assertThat(status("link-1")).isEqualTo("acknowledged");
    assertThat(api.incident("link-1").at("/acknowledgements/0/acknowledger/summary").stringValue())
        .isEqualTo("Ann");

    assertThat(resolve.press()).contains("esolved");
    assertThat(status("link-1")).isEqualTo("resolved");
  }

  @Test
  void theNextOneIsAskedWhenNobodyAnswersAndNobodyWhenSomebodyDid() throws Exception {
    api.event(urgent, "trigger", "answered", "Cache cold");
    Mail mail = mailbox.first(ANN, "Cache cold");
    String unused = new TappedLink(mail.link("Acknowledge")).press();

    // This one began later: when its turn has come, that of the other had come before.
    api.event(urgent, "trigger", "ignored", "Payments down");
    Mail second = mailbox.first(BOB, "Payments down");

    assertThat(second.text()).contains("Bob");
    assertThat(mailbox.to(BOB, "Cache cold")).isEmpty();
    assertThat(mailbox.to(ANN, "Cache cold")).hasSize(1);
    assertThat(mailbox.to(ANN, "Payments down")).hasSize(1);
    assertThat(assignee("ignored")).isEqualTo("Bob");
    assertThat(assignee("answered")).isEqualTo("Ann");
    api.event(urgent, "resolve", "ignored", "");
  }

  @Test
  void aRepeatedEventIsCountedAndNotMailed() {
    api.event(calm, "trigger", "again", "Certificate ends soon");
    mailbox.first(ANN, "Certificate ends soon");
    api.event(calm, "trigger", "again", "Certificate ends soon");
    api.event(calm, "trigger", "after", "Another thing");
    mailbox.first(ANN, "Another thing");

    assertThat(mailbox.to(ANN, "Certificate ends soon")).hasSize(1);
    assertThat(api.incident("again").at("/alert_counts/all").intValue()).isOne();
  }

  private String status(String key) {
    Eventually.until("the incident is there", () -> api.incident(key).isObject());
    return api.incident(key).at("/status").stringValue();
  }

  private String assignee(String key) {
    return api.incident(key).at("/assignments/0/assignee/summary").stringValue();
  }
}
