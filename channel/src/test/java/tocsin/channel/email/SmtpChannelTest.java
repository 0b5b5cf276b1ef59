package tocsin.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tocsin.channel.Await;
import tocsin.channel.Channel;
import tocsin.channel.FakeProvider;
import tocsin.channel.FakeProvider.Behaviour;
import tocsin.channel.Message;
import tocsin.channel.Outcome;
import tocsin.channel.Outcome.Delivered;
import tocsin.channel.Outcome.Rejected;
import tocsin.channel.Outcome.Unreachable;
import tocsin.channel.Pages;
import tocsin.channel.ProviderContract;
import tocsin.core.account.ContactKind;

/** Mail into a server that does what it is told, good or bad. */
class SmtpChannelTest extends ProviderContract {
  private final FakeSmtpServer server = new FakeSmtpServer();
  private final AtomicReference<Instant> now = new AtomicReference<>(Pages.THEN);
  private final SmtpChannel channel =
      new SmtpChannel(Settings.of("smtp://127.0.0.1:" + server.port()), now::get);
  private final SmtpChannel impatient =
      new SmtpChannel(Settings.impatient("smtp://127.0.0.1:" + server.port()), now::get);

  @AfterEach
  void close() {
    channel.close();
    impatient.close();
  }

  @Override
  protected Channel impatient() {
    return impatient;
  }

  @Override
  protected Channel channel() {
    return channel;
  }

  @Override
  protected FakeProvider provider() {
    return server;
  }

  @Override
  protected Message message(String key, Message.Page page) {
    return Pages.to(ContactKind.EMAIL, "david@example.org", key, page);
  }

  @Test
  void mailsOfOneIncidentAreOneThreadAndARepeatHasTheSameId() throws Exception {
    send("N1");
    send("N2");
    send("N2");

    List<MimeMessage> mails = server.mails();
    assertThat(mails)
        .extracting(mail -> Mails.header(mail, "Message-ID"))
        .containsExactly("<page.N1@example.org>", "<page.N2@example.org>", "<page.N2@example.org>");
    assertThat(mails)
        .allSatisfy(mail -> {
          assertThat(Mails.header(mail, "References")).isEqualTo("<incident.Q1@example.org>");
          assertThat(Mails.header(mail, "In-Reply-To")).isEqualTo("<incident.Q1@example.org>");
        });
  }

  @Test
  void theMailSaysItIsAutomaticAndUrgent() throws Exception {
    assertThat(send("N1")).isEqualTo(new Delivered("<page.N1@example.org>"));

    MimeMessage mail = server.mails().getFirst();
    assertThat(Mails.header(mail, "Auto-Submitted")).isEqualTo("auto-generated");
    assertThat(Mails.header(mail, "X-Priority")).isEqualTo("1");
    assertThat(Mails.header(mail, "From")).isEqualTo("Tocsin <tocsin@example.org>");
    assertThat(Mails.header(mail, "To")).isEqualTo("David <david@example.org>");
    assertThat(mail.getSentDate()).isEqualTo(Pages.THEN);
    assertThat(mail.getContentType()).startsWith("multipart/alternative");
    assertThat(Mails.html(mail)).contains("Acknowledge", Pages.LINKS.incident());
  }

  @Test
  void aTitleCanAddNoHeader() throws Exception {
    send("N1", Pages.page("down\r\nBcc: everybody@example.org\r\n\r\nbody"));

    MimeMessage mail = server.mails().getFirst();
    assertThat(Mails.header(mail, "Bcc")).isEmpty();
    assertThat(mail.getSubject())
        .isEqualTo("[#4127] High urgency: down Bcc: everybody@example.org body");
  }

  @Test
  void anAddressCanAddNoCommand() throws Exception {
    for (String address :
        List.of(
            "a@example.org>\r\nRCPT TO:<b@example.org", "a@example.org, b@example.org", "", "@")) {
      Outcome outcome =
          channel.send(Pages.to(ContactKind.EMAIL, address, "N1", Pages.page("db2kafka is down")));

      assertThat(outcome).as(address).isInstanceOf(Rejected.class);
    }
    assertThat(server.commands()).isEmpty();
  }

  @Test
  void pagesOneAfterTheOtherShareAConnection() throws Exception {
    for (int i = 0; i < 20; i++) {
      send("N" + i);
    }

    assertThat(server.connections()).isOne();
  }

  @Test
  void aStormOpensNoMoreConnectionsThanAreSet() throws Exception {
    storm();

    assertThat(server.connections()).isLessThanOrEqualTo(8);
  }

  @Test
  void aServerThatWasStartedAnewCostsNoAttempt() throws Exception {
    send("N1");
    server.hangUpOnAll();

    assertThat(send("N2")).isInstanceOf(Delivered.class);
    assertThat(server.mails()).hasSize(2);
  }

  @Test
  void aServerThatLimitsMailsPerConnectionCostsNoAttempt() throws Exception {
    send("N1");
    server.answeringMailFrom("421 4.7.0 Enough on this connection");

    assertThat(send("N2")).isInstanceOf(Unreachable.class);
    assertThat(server.connections()).isEqualTo(2);

    server.answeringMailFrom(null);
    assertThat(send("N2")).isInstanceOf(Delivered.class);
  }

  @Test
  void aBodyThatMayHaveGoneOutIsNotSentAgainOnItsOwn() throws Exception {
    send("N1");
    server.answeringBody("421 4.3.0 Shutting down");

    assertThat(send("N2")).isInstanceOf(Unreachable.class);
    assertThat(server.connections()).isOne();
  }

  @Test
  void aConnectionThatNobodyNeedsIsClosed() throws Exception {
    send("N1");
    Instant next = channel.poll(now.get());
    assertThat(server.openConnections()).isOne();

    now.set(next.plus(Duration.ofSeconds(1)));
    Instant unused = channel.poll(now.get());
    assertThat(unused).isAfter(now.get());

    Await.until(() -> server.openConnections() == 0);
  }

  @Test
  void aSenderThatIsRefusedMayBeCorrected() throws Exception {
    server.answeringMailFrom("550 5.7.1 Not from you");
    assertThat(send("N1"))
        .isInstanceOfSatisfying(
            Unreachable.class,
            unreachable ->
                assertThat(unreachable.reason()).contains("Not from you").contains("email.from"));
  }

  @Test
  void aMailThatIsRefusedWillNeverGoOut() throws Exception {
    server.answeringBody("554 5.6.0 Looks like spam");
    assertThat(send("N1"))
        .isInstanceOfSatisfying(
            Rejected.class, rejected -> assertThat(rejected.reason()).contains("spam"));
  }

  @Test
  void theServersOwnWordsAreInTheReason() throws Exception {
    server.behave(Behaviour.REFUSES);

    assertThat(send("N1"))
        .isEqualTo(
            new Rejected(
                "The mail server 127.0.0.1:"
                    + server.port()
                    + " refused the mail: 550 5.1.1 Nobody of that name."));
  }

  @Test
  void aServerThatSpeaksAnotherLanguageIsTriedAgain() throws Exception {
    server.answeringMailFrom("SSH-2.0-OpenSSH_9.9");

    assertThat(impatient.send(message("N1"))).isInstanceOf(Unreachable.class);
  }

  @Test
  void aServerThatWantsAPasswordMayGetOneLater() throws Exception {
    server.answeringMailFrom("530 5.7.0 Authentication required");

    assertThat(send("N1"))
        .isInstanceOfSatisfying(
            Unreachable.class,
            unreachable -> {
              assertThat(unreachable.reason()).contains("email.url");
              assertThat(unreachable.retryAfter()).isEqualTo(SmtpFailure.AFTER_REPAIR);
            });
  }

  @Test
  void aNameThatNobodyHasIsTriedAgain() {
    MessagingException unknown = new MessagingException("?", new UnknownHostException("mail"));

    assertThat(new SmtpFailure(unknown, Settings.of("smtp://mail")).outcome())
        .isInstanceOf(Unreachable.class);
  }

  private Outcome send(String key) throws InterruptedException {
    return channel.send(message(key));
  }

  private Outcome send(String key, Message.Page page) throws InterruptedException {
    return channel.send(message(key, page));
  }
}
