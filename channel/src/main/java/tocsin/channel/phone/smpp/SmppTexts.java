package tocsin.channel.phone.smpp;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPSession;
import tocsin.channel.Answers;
import tocsin.channel.Channel;
import tocsin.channel.Message;
import tocsin.channel.Notice;
import tocsin.channel.Outcome;
import tocsin.channel.Receipts;
import tocsin.channel.phone.PhoneWords;
import tocsin.channel.phone.Senders.Sender;
import tocsin.channel.phone.SmsText;
import tocsin.channel.phone.TextReplies;
import tocsin.core.account.ContactKind;

/** Text messages by a carrier's message centre. Somebody has to call {@link #poll}. */
public final class SmppTexts implements Channel {
  private static final Duration RECEIPT = Duration.ofMinutes(3);
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final int HEADED = 0x40;

  /** What a centre says that has too much to do: queue full, throttled. */
  private static final Set<Integer> FULL = Set.of(0x14, 0x58);

  /** What it says when it is at fault itself: system error, submit failed. */
  private static final Set<Integer> TROUBLE = Set.of(0x08, 0x45);

  private final SmppSettings settings;
  private final SmppLink link;
  private final Semaphore window;
  private final SmppReceipts receipts;
  private final AtomicInteger references = new AtomicInteger();

  /** Opens nothing yet. */
  public SmppTexts(SmppSettings settings, Answers answers, Receipts receipts, InstantSource clock) {
    this.settings = settings;
    this.window = new Semaphore(settings.window());
    this.receipts = new SmppReceipts(settings.name(), receipts, clock);
    TextReplies replies = new TextReplies(answers, clock);
    this.link = new SmppLink(settings, new SmppInbox(this.receipts, replies, this::writeBack));
  }

  /** Connects if it must; when to come back. */
  public Instant poll(Instant now) {
    return link.poll(now);
  }

  @Override
  public String name() {
    return settings.name();
  }

  @Override
  public Set<ContactKind> kinds() {
    return Set.of(ContactKind.SMS);
  }

  @Override
  public Outcome send(Message message) throws InterruptedException {
    String number = message.contact().number();
    boolean answerable = settings.senders().to(number).filter(Sender::takesReplies).isPresent();
    PhoneWords words = PhoneWords.of(message.language(), settings.standard());
    return write(number, SmsText.of(message, words, answerable));
  }

  @Override
  public Outcome tell(Notice notice) throws InterruptedException {
    return write(notice.contact().number(), SmsText.of(notice));
  }

  /** What can't be written back is lost: the answer was taken all the same. */
  private void writeBack(String number, String text) {
    try {
      Outcome _ = write(number, text);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Outcome write(String number, String text) throws InterruptedException {
    Optional<Sender> sender = settings.senders().to(number);
    if (sender.isEmpty()) {
      return new Outcome.Rejected(
          "No sender of %s is for that country. Add one to phone.%s.from, without a country."
              .formatted(name(), name()));
    }
    SMPPSession session = link.session();
    if (session == null) {
      return new Outcome.Unreachable("There is no connection to " + name() + " now.", SOON);
    }
    if (!window.tryAcquire(settings.patience().toMillis(), TimeUnit.MILLISECONDS)) {
      return new Outcome.Deferred(name() + " has too much under way.", SOON);
    }
    try {
      return submit(session, sender.get().from(), number.substring(1), text);
    } finally {
      window.release();
    }
  }

  private Outcome submit(SMPPSession session, String from, String to, String text) {
    SmppParts parts = SmppParts.of(text, references.incrementAndGet());
    String id = "";
    try {
      for (int i = 0; i < parts.parts().size(); i++) {
        id = submit(session, new Envelope(from, to, parts), i);
      }
      receipts.taken(id, to);
      return new Outcome.Delivered(id, name(), RECEIPT);
    } catch (NegativeResponseException e) {
      return refused(e.getCommandStatus());
    } catch (ResponseTimeoutException e) {
      return new Outcome.Unreachable(name() + " did not answer in time.", SOON);
    } catch (PDUException | InvalidResponseException | IOException e) {
      return new Outcome.Unreachable("The connection to " + name() + " broke.", SOON);
    }
  }

  private record Envelope(String from, String to, SmppParts parts) {
    /** Names of letters are of another type than numbers. */
    TypeOfNumber type() {
      if (from.startsWith("+")) {
        return TypeOfNumber.INTERNATIONAL;
      }
      return from.matches("\\d+") ? TypeOfNumber.NETWORK_SPECIFIC : TypeOfNumber.ALPHANUMERIC;
    }

    NumberingPlanIndicator plan() {
      return from.startsWith("+") ? NumberingPlanIndicator.ISDN : NumberingPlanIndicator.UNKNOWN;
    }

    /** A receipt for the last part is one for all. */
    RegisteredDelivery receipt(int nth) {
      return new RegisteredDelivery(
          nth == parts.parts().size() - 1
              ? SMSCDeliveryReceipt.SUCCESS_FAILURE
              : SMSCDeliveryReceipt.DEFAULT);
    }
  }

  private static String submit(SMPPSession session, Envelope envelope, int nth)
      throws PDUException,
          ResponseTimeoutException,
          InvalidResponseException,
          NegativeResponseException,
          IOException {
    return session
        .submitShortMessage(
            "",
            envelope.type(),
            envelope.plan(),
            envelope.from().replace("+", ""),
            TypeOfNumber.INTERNATIONAL,
            NumberingPlanIndicator.ISDN,
            envelope.to(),
            new ESMClass(envelope.parts().parts().size() > 1 ? HEADED : 0),
            (byte) 0,
            (byte) 1,
            null,
            null,
            envelope.receipt(nth),
            (byte) 0,
            new RawDataCoding(envelope.parts().coding()),
            (byte) 0,
            envelope.parts().parts().get(nth))
        .getMessageId();
  }

  private Outcome refused(int status) {
    String said = "%s answered with error 0x%02x".formatted(name(), status);
    if (FULL.contains(status)) {
      return new Outcome.Deferred(said + ", it is full.", SOON);
    }
    return TROUBLE.contains(status)
        ? new Outcome.Unreachable(said + ".", SOON)
        : new Outcome.Rejected(said + ". Correct the number or the sender.");
  }

  @Override
  public String toString() {
    return "SmppTexts[" + name() + "]";
  }

  /** Hangs up. */
  public void close() {
    link.close();
  }
}
