package tocsin.channel.phone.twilio;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tocsin.channel.Answered;
import tocsin.channel.Answers;
import tocsin.channel.Callback;
import tocsin.channel.Message;
import tocsin.channel.Pages;
import tocsin.channel.Receipt;
import tocsin.channel.Receipts;
import tocsin.channel.phone.PhoneCallbacks;
import tocsin.channel.phone.Senders;
import tocsin.core.account.ContactKind;
import tocsin.core.account.ContactMethod;
import tocsin.core.account.Language;
import tocsin.core.id.ContactMethodId;
import tocsin.core.incident.ActionChannel;
import tocsin.core.reply.PageReply;

/** A provider, what Tocsin has towards it, and somebody who keeps receipts and answers. */
final class TwilioRig {
  static final InstantSource CLOCK = InstantSource.fixed(Pages.THEN);
  static final String DAVID = "+14155551234";
  static final String ADDRESS = "https://tocsin.example.org";

  final FakeTwilio provider = new FakeTwilio();
  final List<Receipt> receipts = new CopyOnWriteArrayList<>();
  final List<String> answers = new CopyOnWriteArrayList<>();
  final CallsUnderWay underWay = new CallsUnderWay();
  private final TwilioApi api = api(Duration.ofSeconds(8));

  TwilioRig() {
    provider.calls(callback(underWay));
  }

  /** As after a start: nothing of what was is known. */
  void startAgain() {
    provider.calls(callback(new CallsUnderWay()));
  }

  Callback callback(CallsUnderWay calls) {
    Receipts keeping = receipts::add;
    Callback twilio =
        new TwilioCallback(
            api,
            calls,
            answering(),
            Map.of(
                ContactKind.SMS, keeping,
                ContactKind.PHONE, keeping,
                ContactKind.WHATSAPP, keeping),
            CLOCK);
    return new PhoneCallbacks(Map.of("twilio", twilio));
  }

  private Answers answering() {
    return new Answers() {
      @Override
      public Answered from(ContactKind kind, String address, PageReply reply) {
        answers.add(kind + " " + address + " " + reply.answer() + " " + reply.about());
        return address.equals(DAVID)
            ? new Answered.Done(reply.answer().done() + " #4127.")
            : new Answered.Unknown("Nobody here has this number.");
      }

      @Override
      public Optional<Language> language(String token, ActionChannel channel) {
        return Optional.empty();
      }

      @Override
      public Language language(ContactKind kind, String address) {
        return Language.ENGLISH;
      }

      @Override
      public Answered by(String token, ActionChannel channel) {
        return new Answered.Unknown("");
      }

      @Override
      public Answered by(String token, PageReply reply, ActionChannel channel) {
        return new Answered.Unknown("");
      }
    };
  }

  TwilioApi api() {
    return api;
  }

  TwilioApi api(Duration patience) {
    Senders senders = Senders.read("+15550100,+49:+4930123456,+44:Tocsin").orElseThrow();
    return new TwilioApi(
        new TwilioSettings(
            "twilio",
            provider.base(),
            FakeTwilio.ACCOUNT,
            FakeTwilio.TOKEN,
            FakeTwilio.TOKEN,
            new TwilioSettings.Numbers(senders, senders, senders),
            null,
            Language.ENGLISH,
            patience),
        () -> Optional.of(ADDRESS),
        CLOCK);
  }

  Senders senders() {
    return Objects.requireNonNull(api.settings().numbers().texts());
  }

  static Message to(ContactKind kind, String number, String key, Message.Page page) {
    return spoken(kind, number, key, page, null);
  }

  static Message spoken(
      ContactKind kind, String number, String key, Message.Page page, @Nullable Language language) {
    Message plain = Pages.to(kind, number, key, page);
    ContactMethod contact =
        new ContactMethod(new ContactMethodId("C1"), kind, "Mobile", number, 1, true);
    return new Message(
        key,
        plain.recipientName(),
        plain.zone(),
        contact,
        page,
        plain.links(),
        null,
        Message.Before.none(),
        language);
  }
}
