package tocsin.channel.phone.twilio;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tocsin.channel.Channel;
import tocsin.channel.Message;
import tocsin.channel.Notice;
import tocsin.channel.Outcome;
import tocsin.channel.phone.PhoneWords;
import tocsin.channel.phone.Senders;
import tocsin.channel.phone.Senders.Sender;
import tocsin.channel.phone.SmsText;
import tocsin.core.account.ContactKind;
import tocsin.core.account.ContactMethod;

/** Text messages, or the same by WhatsApp. */
public final class TwilioTexts implements Channel {
  /** Networks say within seconds that a telephone has it; one that is switched off takes longer. */
  private static final Duration RECEIPT = Duration.ofMinutes(3);

  /** How addresses of WhatsApp begin. */
  static final String WHATSAPP = "whatsapp:";

  private final TwilioApi api;
  private final ContactKind kind;
  private final Senders senders;

  /** Sends that kind: SMS or WhatsApp. */
  public TwilioTexts(TwilioApi api, ContactKind kind, Senders senders) {
    this.api = api;
    this.kind = kind;
    this.senders = senders;
  }

  @Override
  public String name() {
    return api.settings().name();
  }

  @Override
  public Set<ContactKind> kinds() {
    return Set.of(kind);
  }

  @Override
  public Outcome send(Message message) throws InterruptedException {
    PhoneWords words = PhoneWords.of(message.language(), api.settings().standard());
    Optional<Sender> sender = senders.to(message.contact().number());
    boolean answerable = sender.filter(Sender::takesReplies).isPresent();
    String text = SmsText.of(message, words, answerable);
    return send(message.contact(), sender, text, message.idempotencyKey());
  }

  @Override
  public Outcome tell(Notice notice) throws InterruptedException {
    Optional<Sender> sender = senders.to(notice.contact().number());
    return send(notice.contact(), sender, SmsText.of(notice), notice.idempotencyKey());
  }

  private Outcome send(ContactMethod contact, Optional<Sender> sender, String text, String key)
      throws InterruptedException {
    if (sender.isEmpty()) {
      return new Outcome.Rejected(
          "No sender of %s is for that country. Add one to its setting, without a country."
              .formatted(name()));
    }
    String from = sender.get().from();
    Map<String, String> form = new TreeMap<>();
    form.put("To", address(contact.number()));
    form.put(from.startsWith("MG") ? "MessagingServiceSid" : "From", address(from));
    String template = api.settings().template();
    if (kind == ContactKind.WHATSAPP && template != null) {
      form.put("ContentSid", template);
      form.put("ContentVariables", "{\"1\":\"" + escaped(text) + "\"}");
    } else {
      form.put("Body", text);
    }
    api.callback("status/" + kind.name().toLowerCase(Locale.ROOT))
        .ifPresent(url -> form.put("StatusCallback", url));
    return api.make("Messages", form, key, RECEIPT);
  }

  private String address(String number) {
    boolean service = number.startsWith("MG");
    return kind == ContactKind.WHATSAPP && !service ? WHATSAPP + number : number;
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", " ");
  }
}
