package tocsin.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tocsin.channel.Answered;
import tocsin.channel.Answers;
import tocsin.channel.Message;
import tocsin.channel.Pages;
import tocsin.core.account.ContactKind;
import tocsin.core.account.Language;
import tocsin.core.incident.ActionChannel;
import tocsin.core.reply.PageAnswer;
import tocsin.core.reply.PageReply;

/** Answers to pages in a mailbox on a mail server that somebody else wrote. */
class InboxTest {
  private static final String TOKEN = "a.QINCIDENT00001.PDAVID.zzzzzz.abcdefghijklmnopqrstuv";
  private static final Instant NOW = Pages.THEN;

  private final GreenMail server = new GreenMail(setups());
  private final List<String> given = new ArrayList<>();
  private boolean failsFirst;
  private Answered answer = new Answered.Done("Acknowledged #7.");
  private SmtpChannel smtp;
  private Inbox inbox;
  private GreenMailUser ours;
  private GreenMailUser davids;

  private static ServerSetup[] setups() {
    return new ServerSetup[] {
      new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort(),
      new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP).dynamicPort()
    };
  }

  @BeforeEach
  void start() throws InboxSettings.Unreadable {
    server.start();
    ours = server.setUser("tocsin@example.org", "tocsin@example.org", "secret");
    davids = server.setUser("david@example.org", "david@example.org", "secret");
    smtp =
        new SmtpChannel(
            Settings.of("smtp://127.0.0.1:" + server.getSmtp().getPort()).withReplies(null),
            InstantSource.fixed(NOW));
    inbox =
        new Inbox(
            InboxSettings.read(
                "imap://tocsin%40example.org:secret@127.0.0.1:" + server.getImap().getPort()),
            new Taken(),
            smtp);
  }

  @AfterEach
  void stop() {
    inbox.close();
    smtp.close();
    server.stop();
  }

  /** Keeps what was answered. */
  private final class Taken implements Answers {
    @Override
    public Answered from(ContactKind kind, String address, PageReply reply) {
      throw new AssertionError("A mail's sender proves nothing");
    }

    @Override
    public Optional<Language> language(String token, ActionChannel channel) {
      return token.equals(TOKEN) ? Optional.of(Language.ENGLISH) : Optional.empty();
    }

    @Override
    public Language language(ContactKind kind, String address) {
      return Language.ENGLISH;
    }

    @Override
    public Answered by(String token, ActionChannel channel) {
      throw new AssertionError("A mail says what it wants");
    }

    @Override
    public Answered by(String token, PageReply reply, ActionChannel channel) {
      if (given.isEmpty() && failsFirst) {
        given.add("failed");
        throw new IllegalStateException("a mistake of ours");
      }
      given.add(token + " " + reply.answer() + " " + reply.about().getClass().getSimpleName());
      return answer;
    }
  }

  /** A page goes out; gives the mail as David got it. */
  private MimeMessage page() throws InterruptedException {
    Message plain = Pages.to(ContactKind.EMAIL, "david@example.org", "N1", Pages.page("Disk full"));
    Message page =
        new Message(
            plain.idempotencyKey(),
            plain.recipientName(),
            plain.zone(),
            plain.contact(),
            plain.page(),
            new Message.Links(
                "https://tocsin.example.org/ui/incidents/Q1",
                "https://tocsin.example.org/ui/a/" + TOKEN,
                "https://tocsin.example.org/ui/a/r" + TOKEN.substring(1)));
    var _ = smtp.send(page);
    return server.getReceivedMessagesForDomain("david@example.org")[0];
  }

  private MimeMessage reply(MimeMessage to, String text) throws MessagingException {
    MimeMessage reply = (MimeMessage) to.reply(false);
    reply.setFrom("david@example.org");
    reply.setText(text);
    reply.saveChanges();
    return reply;
  }

  private void arrives(MimeMessage mail) {
    ours.deliver(mail);
    inbox.poll(NOW);
  }

  @Test
  void theMailAsksForAnswersToTheMailbox() throws Exception {
    MimeMessage page = page();
    assertThat(page.getReplyTo()[0]).hasToString("Tocsin <tocsin@example.org>");
    assertThat(page.getMessageID()).contains(TOKEN);
  }

  @Test
  void theFirstLineOfAnAnswerCountsAndItsMailSaysWhichIncident() throws Exception {
    arrives(reply(page(), "\nAck\n\nOn 6 Jan Tocsin wrote:\n> resolve\n"));
    assertThat(given).containsExactly(TOKEN + " " + PageAnswer.ACKNOWLEDGE + " Only");
  }

  @Test
  void anAnswerIsTakenOnce() throws Exception {
    arrives(reply(page(), "resolve"));
    inbox.poll(NOW);
    assertThat(given).hasSize(1);
  }

  @Test
  void anAnswerThatCantBeFollowedDoesNotStandInTheWayOfOthers() throws Exception {
    failsFirst = true;
    MimeMessage page = page();
    ours.deliver(reply(page, "ack"));
    arrives(reply(page, "resolve"));
    inbox.poll(NOW);
    assertThat(given).containsExactly("failed", TOKEN + " " + PageAnswer.RESOLVE + " Only");
  }

  @Test
  void anAnswerAsAPageIsReadToo() throws Exception {
    MimeMessage reply = reply(page(), "");
    reply.setContent(
        "<html><head><style>p{}</style></head><body><div>escalate</div><p>&gt; x</p></body></html>",
        "text/html; charset=utf-8");
    reply.saveChanges();
    arrives(reply);
    assertThat(given).containsExactly(TOKEN + " " + PageAnswer.ESCALATE + " Only");
  }

  @Test
  void outOfOfficeAnswersAndStrangersMailsDoNothing() throws Exception {
    MimeMessage away = reply(page(), "ack");
    away.setHeader("Auto-Submitted", "auto-replied");
    arrives(away);
    MimeMessage stranger = reply(page(), "ack");
    stranger.setHeader("In-Reply-To", "<page.N1@example.org>");
    stranger.removeHeader("References");
    arrives(stranger);
    assertThat(given).isEmpty();
    assertThat(server.getReceivedMessagesForDomain("david@example.org")).hasSize(2);
  }

  @Test
  void whoeverIsNotUnderstoodOrRefusedIsToldSo() throws Exception {
    MimeMessage page = page();
    arrives(reply(page, "I am on my way"));
    answer = new Answered.Refused("The incident is already resolved: #7. Nothing was changed.");
    arrives(reply(page, "ack"));

    MimeMessage[] told = server.getReceivedMessagesForDomain("david@example.org");
    assertThat(told).hasSize(3);
    assertThat(Mails.arrived(told[1]).words()).contains("Answer with");
    assertThat(Mails.arrived(told[2]).words()).contains("already resolved");
    assertThat(told[2].getRecipients(RecipientType.TO)[0]).hasToString("david@example.org");
  }

  @Test
  void aForgedAnswerIsNotAnsweredForItsSenderMayBeAnybody() throws Exception {
    MimeMessage forged = reply(page(), "what is this?");
    forged.setHeader("In-Reply-To", "<page.N1." + TOKEN.replace('z', 'y') + "@example.org>");
    forged.removeHeader("References");
    arrives(forged);

    assertThat(server.getReceivedMessagesForDomain("david@example.org")).hasSize(1);
    assertThat(given).isEmpty();
  }

  @Test
  void eachAnswerThatIsNotUnderstoodIsToldInAMailOfItsOwn() throws Exception {
    MimeMessage page = page();
    arrives(reply(page, "I am on my way"));
    arrives(reply(page, "I am on my way"));

    MimeMessage[] told = server.getReceivedMessagesForDomain("david@example.org");
    assertThat(told).hasSize(3);
    assertThat(told[1].getMessageID()).isNotEqualTo(told[2].getMessageID());
  }

  @Test
  void aMailboxThatIsAwayIsTriedAgain() throws Exception {
    MimeMessage page = page();
    server.getImap().stopService();
    assertThat(inbox.poll(NOW)).isAfter(NOW.plusSeconds(20));
    assertThat(davids).isNotNull();
    assertThat(page).isNotNull();
    assertThat(given).isEmpty();
  }

  @Test
  void badSettingsAreSaidWithoutThePassword() {
    for (String url : new String[] {"imaps://mail.example.org", "pop://u:p@h", "imaps://u:s%"}) {
      org.assertj.core.api.Assertions.assertThatThrownBy(() -> InboxSettings.read(url))
          .hasMessageContaining("imaps://user:password@mail.example.org")
          .hasMessageNotContaining("u:s");
    }
  }
}
