package tocsin.channel.phone.twilio;

import tocsin.channel.PlainText;
import tocsin.channel.phone.CallScript;
import tocsin.channel.phone.PhoneWords;

/** Writes what a provider reads aloud or writes back, in its XML. */
final class Twiml {
  private static final int LONGEST = 1_000;

  private Twiml() {}

  /** Nothing more. */
  static String nothing() {
    return response("");
  }

  /** Writes a text back. */
  static String text(String text) {
    return response("<Message>" + escaped(text) + "</Message>");
  }

  /** Tells it and waits for a key; without one goes on at the second address. */
  static String gather(CallScript script, String pressed, String silent) {
    StringBuilder gather = new StringBuilder();
    gather
        .append("<Gather input=\"dtmf\" numDigits=\"1\" timeout=\"6\" method=\"POST\" action=\"")
        .append(escaped(pressed))
        .append("\">");
    script.told().forEach(sentence -> gather.append(say(script.words(), sentence)));
    script.keys().forEach(sentence -> gather.append(say(script.words(), sentence)));
    gather.append("</Gather><Redirect method=\"POST\">").append(escaped(silent));
    return response(gather.append("</Redirect>").toString());
  }

  /** Says that the key does nothing, and goes on. */
  static String wrongKey(PhoneWords words, String next) {
    return response(
        say(words, words.wrongKey())
            + "<Redirect method=\"POST\">"
            + escaped(next)
            + "</Redirect>");
  }

  /** Goes on there. */
  static String redirect(String next) {
    return response("<Redirect method=\"POST\">" + escaped(next) + "</Redirect>");
  }

  /** Says it and hangs up. */
  static String last(PhoneWords words, String sentence) {
    return response(say(words, sentence) + say(words, words.bye()) + "<Hangup/>");
  }

  /** Hangs up with a greeting. */
  static String bye(PhoneWords words) {
    return response(say(words, words.bye()) + "<Hangup/>");
  }

  /** Tells a machine, which has no keys to press. */
  static String toMachine(CallScript script) {
    StringBuilder told = new StringBuilder();
    script.told().forEach(sentence -> told.append(say(script.words(), sentence)));
    if (!script.answers().isEmpty()) {
      told.append(say(script.words(), script.words().toMachine()));
    }
    return response(told.append("<Hangup/>").toString());
  }

  private static String say(PhoneWords words, String sentence) {
    return "<Say language=\"" + words.voice() + "\">" + escaped(sentence) + "</Say>";
  }

  private static String response(String content) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response>" + content + "</Response>";
  }

  private static String escaped(String text) {
    return PlainText.oneLine(text, LONGEST)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
