package tocsin.channel.email;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.FlagTerm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tocsin.channel.Answered;
import tocsin.channel.Answers;
import tocsin.channel.Channel;
import tocsin.channel.Notice;
import tocsin.core.account.ContactKind;
import tocsin.core.account.ContactMethod;
import tocsin.core.account.Language;
import tocsin.core.id.ContactMethodId;
import tocsin.core.incident.ActionChannel;
import tocsin.core.reply.AnswerSentence;
import tocsin.core.reply.PageReply;
import tocsin.core.reply.ReplyText;

/**
 * Reads answers to pages out of a mailbox. What was read is marked as seen after it was acted upon,
 * so a crash between repeats an answer and changes nothing. Mails that answer none of ours are
 * marked as seen and left. One thread.
 */
public final class Inbox implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
  private static final Duration LOOKS_EVERY = Duration.ofSeconds(5);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);
  private static final int AT_ONCE = 100;

  private final InboxSettings settings;
  private final Answers answers;
  private final Channel mail;
  private @Nullable Store store;
  private boolean troubled;

  /**
   * An inbox.
   *
   * @param mail tells people what became of an answer that could not be followed
   */
  public Inbox(InboxSettings settings, Answers answers, Channel mail) {
    this.settings = settings;
    this.answers = answers;
    this.mail = mail;
  }

  /** A worker's step: reads what is new. */
  public Instant poll(Instant now) {
    try {
      boolean more = read();
      if (troubled) {
        LOG.warn("The mailbox for answers can be read again");
        troubled = false;
      }
      return more ? now : now.plus(LOOKS_EVERY);
    } catch (MessagingException e) {
      if (!troubled) {
        LOG.warn(
            "The mailbox for answers can't be read, so that answers by mail are not heard ({})."
                + " Tried again every {} seconds; look at email.inbox and at that server",
            e.getMessage(),
            AFTER_FAILURE.toSeconds());
        troubled = true;
      }
      close();
      return now.plus(AFTER_FAILURE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return now.plus(AFTER_FAILURE);
    }
  }

  /** Whether there may be more. */
  private boolean read() throws MessagingException, InterruptedException {
    try (Folder folder = open().getFolder(settings.folder())) {
      folder.open(Folder.READ_WRITE);
      Message[] unseen = folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
      for (int i = 0; i < Math.min(unseen.length, AT_ONCE); i++) {
        if (unseen[i] instanceof MimeMessage answer) {
          take(answer);
        }
        unseen[i].setFlag(Flags.Flag.SEEN, true);
      }
      return unseen.length > AT_ONCE;
    }
  }

  /** A mail that can't be read is passed over; otherwise it would stand in the way for ever. */
  private void take(MimeMessage answer) throws InterruptedException {
    try {
      Optional<MailReply> reply = MailReply.of(answer);
      if (reply.isPresent()) {
        take(reply.get());
      }
    } catch (MessagingException | IOException e) {
      LOG.warn("A mail in the mailbox for answers can't be read: {}", e.getMessage());
    } catch (RuntimeException e) {
      LOG.warn("A mail in the mailbox for answers could not be followed", e);
    }
  }

  private void take(MailReply reply) throws InterruptedException {
    Optional<Language> language = answers.language(reply.token(), ActionChannel.EMAIL);
    if (language.isEmpty()) {
      return; // whoever wrote it had no mail of ours, and the sender may be anybody
    }
    Optional<PageReply> meant = ReplyText.read(reply.words());
    Answered answered =
        meant.isPresent()
            ? answers.by(reply.token(), meant.get(), ActionChannel.EMAIL)
            : new Answered.Refused(AnswerSentence.USAGE.in(language.get()));
    if (answered instanceof Answered.Refused refused && reply.sender().isPresent()) {
      var _ = mail.tell(notice(reply, reply.sender().get(), refused.sentence()));
    }
  }

  /** Its key is another for each mail: servers drop what they took before. */
  private static Notice notice(MailReply reply, String address, String sentence) {
    ContactMethodId nobodys = new ContactMethodId("REPLY");
    byte[] which = (reply.id() + address + sentence).getBytes(StandardCharsets.UTF_8);
    return new Notice(
        "reply-" + UUID.nameUUIDFromBytes(which),
        "",
        new ContactMethod(nobodys, ContactKind.EMAIL, "", address, 0, true),
        "Your answer changed nothing",
        List.of(sentence),
        null);
  }

  private Store open() throws MessagingException {
    if (store == null || !store.isConnected()) {
      close();
      Store fresh = session().getStore(settings.implicitTls() ? "imaps" : "imap");
      SmtpSettings.Credentials who = settings.credentials();
      fresh.connect(settings.host(), settings.port(), who.user(), who.password());
      store = fresh;
    }
    return store;
  }

  private Session session() {
    Properties properties = new Properties();
    String millis = Long.toString(settings.timeout().toMillis());
    for (String protocol : List.of("imap", "imaps")) {
      String prefix = "mail." + protocol + ".";
      properties.put(prefix + "connectiontimeout", millis);
      properties.put(prefix + "timeout", millis);
      properties.put(prefix + "writetimeout", millis);
      properties.put(prefix + "ssl.checkserveridentity", "true");
      properties.put(prefix + "peek", "true");
    }
    if (!settings.isThisMachine()) {
      properties.put("mail.imap.starttls.enable", "true");
      properties.put("mail.imap.starttls.required", "true");
    }
    return Session.getInstance(properties);
  }

  /** Lets go of the connection. */
  @Override
  public void close() {
    Store open = store;
    store = null;
    if (open != null) {
      try {
        open.close();
      } catch (MessagingException e) {
        LOG.debug("The mailbox was gone already", e);
      }
    }
  }
}
