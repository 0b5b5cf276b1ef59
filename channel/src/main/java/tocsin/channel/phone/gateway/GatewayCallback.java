package tocsin.channel.phone.gateway;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import tocsin.channel.Answers;
import tocsin.channel.Callback;
import tocsin.channel.PlainText;
import tocsin.channel.Receipt;
import tocsin.channel.Receipts;
import tocsin.channel.phone.FlatFields;
import tocsin.channel.phone.TextReplies;
import tocsin.core.account.ContactKind;

/**
 * What a gateway calls: receipts at {@code receipt/SECRET} and what people write at {@code
 * reply/SECRET}, for most gateways can't sign. Fields come in the address, as a form or as JSON.
 */
public final class GatewayCallback implements Callback {
  private final Form form;
  private final Receipts receipts;
  private final TextReplies replies;
  private final BiConsumer<String, String> writing;
  private final InstantSource clock;

  /**
   * What the gateway's fields are called.
   *
   * @param secret stands at the end of the addresses
   * @param id names the message
   * @param state says how far it came
   * @param arrived words of the state, in lower case, for a message that arrived
   * @param failed words of the state, in lower case, for one that won't
   * @param from the number that somebody wrote from
   * @param text what they wrote
   */
  public record Form(
      String name,
      String secret,
      String id,
      String state,
      Set<String> arrived,
      Set<String> failed,
      String from,
      String text) {
    public Form {
      arrived = Set.copyOf(arrived);
      failed = Set.copyOf(failed);
    }

    /** Without the secret. */
    @Override
    public String toString() {
      return "Form[" + name + "]";
    }
  }

  /**
   * A callback.
   *
   * @param writing writes a text to a number
   */
  public GatewayCallback(
      Form form,
      Receipts receipts,
      Answers answers,
      BiConsumer<String, String> writing,
      InstantSource clock) {
    this.form = form;
    this.receipts = receipts;
    this.replies = new TextReplies(answers, clock);
    this.writing = writing;
    this.clock = clock;
  }

  @Override
  public String name() {
    return form.name();
  }

  @Override
  public Answer take(Call call) {
    String what = call.rest().replaceFirst("/.*", "");
    String secret = call.rest().substring(Math.min(what.length() + 1, call.rest().length()));
    byte[] expected = form.secret().getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(expected, secret.getBytes(StandardCharsets.UTF_8))) {
      return Answer.forged();
    }
    Map<String, String> fields = fields(call);
    return switch (what) {
      case "receipt" -> receipt(fields);
      case "reply" -> reply(fields);
      default -> Answer.text(404, "There is nothing here.");
    };
  }

  private static Map<String, String> fields(Call call) {
    Map<String, String> fields = new HashMap<>(call.query());
    boolean json = call.text().stripLeading().startsWith("{");
    fields.putAll(json ? FlatFields.json(call.text()) : FlatFields.form(call.text()));
    return fields;
  }

  private Answer receipt(Map<String, String> fields) {
    String id = fields.getOrDefault(form.id(), "");
    String state = fields.getOrDefault(form.state(), "");
    if (!id.isEmpty() && form.arrived().contains(state.toLowerCase(Locale.ROOT))) {
      receipts.arrived(new Receipt(name(), id, Receipt.State.ARRIVED, "", clock.instant()));
    } else if (!id.isEmpty() && form.failed().contains(state.toLowerCase(Locale.ROOT))) {
      String why = "The provider says: " + PlainText.oneLine(state, 60) + ".";
      receipts.arrived(new Receipt(name(), id, Receipt.State.FAILED, why, clock.instant()));
    }
    return Answer.text(200, "OK");
  }

  private Answer reply(Map<String, String> fields) {
    String digits = fields.getOrDefault(form.from(), "").replaceAll("[^0-9]", "");
    if (!digits.isEmpty()) {
      String number = "+" + digits.replaceFirst("^00", "");
      replies
          .take(ContactKind.SMS, number, fields.getOrDefault(form.text(), ""))
          .ifPresent(sentence -> writing.accept(number, sentence));
    }
    return Answer.text(200, "OK");
  }
}
