package tocsin.channel.phone.twilio;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tocsin.channel.Channel;
import tocsin.channel.Message;
import tocsin.channel.Notice;
import tocsin.channel.Outcome;
import tocsin.channel.phone.CallScript;
import tocsin.channel.phone.PhoneWords;
import tocsin.channel.phone.Senders;
import tocsin.channel.phone.Senders.Sender;
import tocsin.core.account.ContactKind;
import tocsin.core.account.ContactMethod;

/**
 * Calls that read the page aloud and take keys. What is said stays here until the provider asks for
 * it when somebody picks up: titles stand in no address.
 */
public final class TwilioCalls implements Channel {
  /** It rings, is listened to, and ends. */
  private static final Duration RECEIPT = Duration.ofMinutes(5);

  private static final String RING_SECONDS = "45";

  private final TwilioApi api;
  private final Senders senders;
  private final CallsUnderWay calls;

  /** Calls from these numbers. */
  public TwilioCalls(TwilioApi api, Senders senders, CallsUnderWay calls) {
    this.api = api;
    this.senders = senders;
    this.calls = calls;
  }

  @Override
  public String name() {
    return api.settings().name();
  }

  @Override
  public Set<ContactKind> kinds() {
    return Set.of(ContactKind.PHONE);
  }

  @Override
  public Outcome send(Message message) throws InterruptedException {
    PhoneWords words = PhoneWords.of(message.language(), api.settings().standard());
    CallScript script = CallScript.of(message, words);
    long number = message.page().number();
    return call(message.contact(), script, number, message.idempotencyKey());
  }

  @Override
  public Outcome tell(Notice notice) throws InterruptedException {
    PhoneWords words = PhoneWords.of(notice.language(), api.settings().standard());
    return call(notice.contact(), CallScript.of(notice, words), 0, notice.idempotencyKey());
  }

  private Outcome call(ContactMethod contact, CallScript script, long number, String key)
      throws InterruptedException {
    Optional<Sender> sender = senders.to(contact.number());
    if (sender.isEmpty()) {
      return new Outcome.Rejected(
          "No number of %s calls that country. Add one to phone.%s.voice-from, without a country."
              .formatted(name(), name()));
    }
    Map<String, String> form = new TreeMap<>();
    form.put("To", contact.number());
    form.put("From", sender.get().from());
    form.put("Timeout", RING_SECONDS);
    String extension = contact.address().replaceFirst("^[^,]*,?", "").replaceAll("[^0-9*#]", "");
    if (!extension.isEmpty()) {
      form.put("SendDigits", "ww" + extension);
    }
    Optional<String> asked = api.callback("call" + CallAddress.query(key, number, script));
    if (asked.isEmpty()) {
      form.put("Twiml", Twiml.toMachine(script)); // nobody could hear a key
    } else {
      calls.begin(key, script);
      form.put("Url", asked.get());
      form.put("MachineDetection", "DetectMessageEnd");
      api.callback("status/phone").ifPresent(url -> form.put("StatusCallback", url));
    }
    return api.make("Calls", form, key, RECEIPT);
  }
}
