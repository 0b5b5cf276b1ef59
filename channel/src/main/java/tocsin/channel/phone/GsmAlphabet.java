package tocsin.channel.phone;

import java.io.ByteArrayOutputStream;
import java.text.Normalizer;
import java.util.Map;

/**
 * The alphabet of text messages, GSM 03.38: what is in it fits 160 times into one message, anything
 * else makes it 70.
 */
public final class GsmAlphabet {
  private static final String BASIC =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

  /** Behind an escape: each takes two places. */
  private static final Map<Character, Integer> EXTENDED =
      Map.ofEntries(
          Map.entry('\f', 0x0a),
          Map.entry('^', 0x14),
          Map.entry('{', 0x28),
          Map.entry('}', 0x29),
          Map.entry('\\', 0x2f),
          Map.entry('[', 0x3c),
          Map.entry('~', 0x3d),
          Map.entry(']', 0x3e),
          Map.entry('|', 0x40),
          Map.entry('€', 0x65));

  private static final Map<Character, String> ALIKE =
      Map.ofEntries(
          Map.entry('“', "\""),
          Map.entry('”', "\""),
          Map.entry('„', "\""),
          Map.entry('«', "\""),
          Map.entry('»', "\""),
          Map.entry('‘', "'"),
          Map.entry('’', "'"),
          Map.entry('`', "'"),
          Map.entry('´', "'"),
          Map.entry('–', "-"),
          Map.entry('—', "-"),
          Map.entry('−', "-"),
          Map.entry('•', "*"),
          Map.entry('→', "->"),
          Map.entry('…', "..."));

  private static final char ESCAPE = '\u001b';

  private GsmAlphabet() {}

  /** How many places it takes; -1 when a letter is not in the alphabet. */
  public static int places(String text) {
    int places = 0;
    for (char c : text.toCharArray()) {
      if (EXTENDED.containsKey(c)) {
        places += 2;
      } else if (BASIC.indexOf(c) >= 0 && c != ESCAPE) {
        places++;
      } else {
        return -1;
      }
    }
    return places;
  }

  /**
   * The text with what looks alike in the alphabet: straight quotes for curved ones, letters
   * without the marks that it lacks. What has nothing alike stays.
   */
  public static String alike(String text) {
    StringBuilder alike = new StringBuilder();
    for (char c : text.toCharArray()) {
      String one = String.valueOf(c);
      if (places(one) > 0) {
        alike.append(c);
      } else if (ALIKE.containsKey(c)) {
        alike.append(ALIKE.get(c));
      } else {
        String bare = Normalizer.normalize(one, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        alike.append(!bare.isEmpty() && places(bare) > 0 ? bare : one);
      }
    }
    return alike.toString();
  }

  /** One byte for each place, as carriers take it; only for what is in the alphabet. */
  public static byte[] bytes(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (char c : text.toCharArray()) {
      Integer extended = EXTENDED.get(c);
      if (extended != null) {
        bytes.write(ESCAPE);
        bytes.write(extended);
      } else {
        bytes.write(BASIC.indexOf(c));
      }
    }
    return bytes.toByteArray();
  }

  /** The text that carriers bring as one byte for each place. */
  public static String text(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    boolean escaped = false;
    for (byte each : bytes) {
      if (each == ESCAPE) {
        escaped = true;
        continue;
      }
      text.append(escaped ? extended(each) : BASIC.charAt(each & 0x7f));
      escaped = false;
    }
    return text.toString();
  }

  private static char extended(byte code) {
    return EXTENDED.entrySet().stream()
        .filter(entry -> entry.getValue() == code)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(' ');
  }
}
