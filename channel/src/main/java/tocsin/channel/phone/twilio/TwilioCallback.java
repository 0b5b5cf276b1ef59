package tocsin.channel.phone.twilio;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tocsin.channel.Answers;
import tocsin.channel.Callback;
import tocsin.channel.Receipt;
import tocsin.channel.Receipts;
import tocsin.channel.phone.FlatFields;
import tocsin.channel.phone.PhoneCallbacks;
import tocsin.channel.phone.TextReplies;
import tocsin.core.account.ContactKind;

/** What the provider calls: receipts, what people write back, and calls that somebody took. */
public final class TwilioCallback implements Callback {
  private final TwilioApi api;
  private final Map<ContactKind, Receipts> receipts;
  private final TextReplies replies;
  private final CallConversation conversation;
  private final InstantSource clock;

  /**
   * A callback.
   *
   * @param receipts where those of each medium go
   */
  public TwilioCallback(
      TwilioApi api,
      CallsUnderWay calls,
      Answers answers,
      Map<ContactKind, Receipts> receipts,
      InstantSource clock) {
    this.api = api;
    this.receipts = Map.copyOf(receipts);
    this.replies = new TextReplies(answers, clock);
    this.conversation = new CallConversation(api, calls, answers);
    this.clock = clock;
  }

  @Override
  public String name() {
    return api.settings().name();
  }

  @Override
  public Answer take(Call call) {
    SortedMap<String, String> form = FlatFields.form(call.text());
    if (!isGenuine(call, form)) {
      return Answer.forged();
    }
    return switch (call.rest()) {
      case "text" -> xml(text(form));
      case "call" -> xml(conversation.pickedUp(call.query(), form));
      case "key" -> xml(conversation.pressed(call.query(), form));
      default -> status(call.rest(), form);
    };
  }

  /** Behind a proxy the address that the call came to is another than the one that was called. */
  private boolean isGenuine(Call call, SortedMap<String, String> form) {
    Optional<String> given =
        call.header("x-twilio-signature").or(() -> call.header("x-signalwire-signature"));
    int path = Math.max(0, call.url().indexOf(PhoneCallbacks.PATH));
    Optional<String> called =
        api.callback("")
            .map(ours -> ours.substring(0, ours.lastIndexOf(PhoneCallbacks.PATH)))
            .map(ours -> ours + call.url().substring(path));
    return given.isPresent()
        && Stream.concat(Stream.of(call.url()), called.stream())
            .map(url -> TwilioSignature.of(api.settings().signingKey(), url, form))
            .anyMatch(expected -> TwilioSignature.fits(expected, given.get()));
  }

  private String text(SortedMap<String, String> form) {
    String from = form.getOrDefault("From", "");
    boolean whatsApp = from.startsWith(TwilioTexts.WHATSAPP);
    String number = whatsApp ? from.substring(TwilioTexts.WHATSAPP.length()) : from;
    ContactKind kind = whatsApp ? ContactKind.WHATSAPP : ContactKind.SMS;
    return replies
        .take(kind, number, form.getOrDefault("Body", ""))
        .map(Twiml::text)
        .orElse(Twiml.nothing());
  }

  private Answer status(String rest, SortedMap<String, String> form) {
    Optional<ContactKind> kind =
        receipts.keySet().stream()
            .filter(each -> rest.equals("status/" + each.name().toLowerCase(Locale.ROOT)))
            .findFirst();
    if (kind.isEmpty()) {
      return Answer.text(404, "There is nothing here.");
    }
    Receipt receipt = kind.get() == ContactKind.PHONE ? ofCall(form) : ofText(form);
    if (receipt != null) {
      Objects.requireNonNull(receipts.get(kind.get())).arrived(receipt);
    }
    return Answer.empty();
  }

  private @Nullable Receipt ofText(SortedMap<String, String> form) {
    String status = form.getOrDefault("MessageStatus", "");
    String error = form.getOrDefault("ErrorCode", "").replaceAll("\\D", "");
    String why = "The provider says: " + status + (error.isEmpty() ? "" : ", error " + error) + ".";
    return switch (status) {
      case "delivered", "read" -> receipt(form, "MessageSid", Receipt.State.ARRIVED, "");
      case "undelivered", "failed", "canceled" ->
          receipt(form, "MessageSid", Receipt.State.FAILED, why);
      default -> null; // on its way
    };
  }

  private @Nullable Receipt ofCall(SortedMap<String, String> form) {
    String by = form.getOrDefault("AnsweredBy", "");
    return switch (form.getOrDefault("CallStatus", "")) {
      case "completed" ->
          CallConversation.isMachine(by)
              ? receipt(form, "CallSid", Receipt.State.ARRIVED, "An answering machine took it.")
              : receipt(form, "CallSid", Receipt.State.ARRIVED, "");
      case "busy" -> receipt(form, "CallSid", Receipt.State.FAILED, "The line was busy.");
      case "no-answer" -> receipt(form, "CallSid", Receipt.State.FAILED, "Nobody picked up.");
      case "failed", "canceled" ->
          receipt(form, "CallSid", Receipt.State.FAILED, "The call could not be made.");
      default -> null;
    };
  }

  private @Nullable Receipt receipt(
      SortedMap<String, String> form, String id, Receipt.State state, String reason) {
    Instant now = clock.instant();
    String sid = form.getOrDefault(id, "");
    return sid.isEmpty() ? null : new Receipt(name(), sid, state, reason, now);
  }

  private static Answer xml(String twiml) {
    return new Answer(200, "text/xml;charset=utf-8", twiml);
  }
}
