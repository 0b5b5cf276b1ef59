package tocsin.server.settings;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tocsin.server.settings.Setting.Unreadable;

/** The settings of a provider that takes a request by a template, in the order of the manual. */
public final class TemplateSettings {
  private TemplateSettings() {}

  /** From the least to the most, both included. */
  public record Range(int least, int most) {}

  public static final Setting<String> METHOD =
      new Setting<>(
          "phone.*.method",
          "POST",
          "`http`: the method of the request.",
          false,
          text -> {
            if (!text.matches("GET|POST|PUT")) {
              throw new Unreadable("GET, POST or PUT");
            }
            return text;
          });

  public static final Setting<Optional<String>> HEADERS =
      new Setting<>(
          "phone.*.headers",
          "",
          "`http`: headers of the request, such as `Authorization: Bearer … | X-Account: 7`.",
          true,
          text -> Readings.unlessEmpty(text, t -> t));

  public static final Setting<String> CONTENT_TYPE =
      plain(
          "content-type",
          "application/json",
          "`http`: what the body is. It decides how values are made safe: JSON, XML, a form, or"
              + " none.");

  public static final Setting<Optional<String>> BODY =
      new Setting<>(
          "phone.*.body",
          "",
          "`http`: the body of the request. Here and in `url`, `{to}` stands for the number,"
              + " `{digits}` for the number without its plus sign, `{text}` for the text, `{from}`"
              + " for the sender and `{id}` for a name that is the same in each attempt.",
          true,
          text -> Readings.unlessEmpty(text, t -> t));

  public static final Setting<Range> OK_STATUS =
      new Setting<>(
          "phone.*.ok-status",
          "200-299",
          "`http`: the statuses of an answer that says it was taken.",
          false,
          TemplateSettings::range);

  public static final Setting<Optional<String>> OK_TEXT =
      new Setting<>(
          "phone.*.ok-text",
          "",
          "`http`: what must also stand in such an answer, for gateways that answer 200 to"
              + " everything.",
          false,
          text -> Readings.unlessEmpty(text, t -> t));

  public static final Setting<Optional<Pattern>> ID =
      new Setting<>(
          "phone.*.id",
          "",
          "`http`: a regular expression whose first group finds the message's name in the answer,"
              + " for receipts: `\"message_id\":\"([^\"]+)\"`.",
          false,
          text -> Readings.unlessEmpty(text, TemplateSettings::pattern));

  public static final Setting<Optional<String>> CALLBACK_SECRET =
      new Setting<>(
          "phone.*.callback-secret",
          "",
          "`http`: lets the gateway call `/in/phone/NAME/receipt/SECRET` with receipts and"
              + " `/in/phone/NAME/reply/SECRET` with what people write. Not set: it can't.",
          true,
          text -> Readings.unlessEmpty(text, Readings::word));

  public static final Setting<Boolean> REPLIES =
      new Setting<>(
          "phone.*.replies",
          "false",
          "`http`: whether people can write back, so that texts say how.",
          false,
          Readings::yesOrNo);

  public static final Setting<String> RECEIPT_ID =
      plain("receipt-id", "id", "`http`: the field of a receipt that names the message.");

  public static final Setting<String> RECEIPT_STATE =
      plain("receipt-state", "status", "`http`: the field that says how far it came.");

  public static final Setting<String> RECEIPT_ARRIVED =
      plain("receipt-arrived", "delivered", "`http`: the words for a message that arrived.");

  public static final Setting<String> RECEIPT_FAILED =
      plain(
          "receipt-failed",
          "failed,undelivered,expired,rejected",
          "`http`: the words for one that won't arrive.");

  public static final Setting<String> REPLY_FROM =
      plain("reply-from", "from", "`http`: the field with the number that somebody wrote from.");

  public static final Setting<String> REPLY_TEXT =
      plain("reply-text", "text", "`http`: the field with what they wrote.");

  /** All of them. */
  public static final List<Setting<?>> ALL =
      List.of(
          METHOD,
          HEADERS,
          CONTENT_TYPE,
          BODY,
          OK_STATUS,
          OK_TEXT,
          ID,
          CALLBACK_SECRET,
          REPLIES,
          RECEIPT_ID,
          RECEIPT_STATE,
          RECEIPT_ARRIVED,
          RECEIPT_FAILED,
          REPLY_FROM,
          REPLY_TEXT);

  private static Setting<String> plain(String name, String standard, String meaning) {
    return new Setting<>("phone.*." + name, standard, meaning, false, text -> text);
  }

  private static Range range(String text) {
    if (!text.matches("[1-5]\\d\\d(-[1-5]\\d\\d)?")) {
      throw new Unreadable("a status or two, such as 200-299");
    }
    String[] ends = text.split("-");
    return new Range(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]));
  }

  private static Pattern pattern(String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw new Unreadable("a regular expression");
    }
  }
}
