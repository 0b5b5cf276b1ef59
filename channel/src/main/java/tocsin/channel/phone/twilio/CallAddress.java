package tocsin.channel.phone.twilio;

import java.util.Map;
import tocsin.channel.phone.CallScript;
import tocsin.channel.phone.PhoneWords;
import tocsin.core.account.Language;
import tocsin.core.reply.PageReply;

/**
 * What the address that the provider asks for a call's words carries: enough to go on with a call
 * when the program was started again in between, and nothing that tells what it is about.
 */
final class CallAddress {
  private CallAddress() {}

  static String query(String key, long number, CallScript script) {
    String about = script.about() instanceof PageReply.All ? "all" : "one";
    return "?k=%s&n=%d&a=%s&l=%s"
        .formatted(TwilioApi.encoded(key), number, about, script.words().language().tag());
  }

  /** The script as far as the address knows it. */
  static CallScript forgotten(Map<String, String> query, Language standard) {
    String number = query.getOrDefault("n", "");
    long known = number.matches("\\d{1,18}") ? Long.parseLong(number) : 0;
    Language language = Language.tagged(query.getOrDefault("l", "")).orElse(standard);
    PageReply.About about =
        "all".equals(query.get("a")) ? new PageReply.All() : new PageReply.Numbered(known);
    return CallScript.forgotten(known, about, PhoneWords.of(language));
  }
}
