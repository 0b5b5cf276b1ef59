package tocsin.channel.phone.smpp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tocsin.channel.phone.GsmAlphabet;

/**
 * A text as the parts that a message centre takes: in the alphabet of text messages if it fits,
 * else in UCS-2; more than one part carries what joins them again on the telephone.
 *
 * @param coding 0 for the alphabet of text messages, 8 for UCS-2
 */
record SmppParts(byte coding, List<byte[]> parts) {
  static final byte GSM = 0;
  static final byte UCS2 = 8;
  private static final int ONE_GSM = 160;
  private static final int PART_GSM = 153;
  private static final int ONE_UCS2 = 140;
  private static final int PART_UCS2 = 134;

  /**
   * The parts.
   *
   * @param reference tells the parts of one message from another's
   */
  static SmppParts of(String text, int reference) {
    boolean gsm = GsmAlphabet.places(text) >= 0;
    List<byte[]> parts = gsm ? split(text, PART_GSM, true) : split(text, PART_UCS2, false);
    byte[] whole = encoded(text, gsm);
    byte coding = gsm ? GSM : UCS2;
    if (whole.length <= (gsm ? ONE_GSM : ONE_UCS2)) {
      return new SmppParts(coding, List.of(whole));
    }
    List<byte[]> joined = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      ByteArrayOutputStream part = new ByteArrayOutputStream();
      part.writeBytes(new byte[] {5, 0, 3, (byte) reference, (byte) parts.size(), (byte) (i + 1)});
      part.writeBytes(parts.get(i));
      joined.add(part.toByteArray());
    }
    return new SmppParts(coding, joined);
  }

  /** Never between the halves of a letter. */
  private static List<byte[]> split(String text, int most, boolean gsm) {
    List<byte[]> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    text.codePoints()
        .forEach(letter -> {
          String next = Character.toString(letter);
          if (encoded(part + next, gsm).length > most) {
            parts.add(encoded(part.toString(), gsm));
            part.setLength(0);
          }
          part.append(next);
        });
    parts.add(encoded(part.toString(), gsm));
    return parts;
  }

  private static byte[] encoded(String text, boolean gsm) {
    return gsm ? GsmAlphabet.bytes(text) : text.getBytes(StandardCharsets.UTF_16BE);
  }

  /** What somebody wrote. */
  static String text(byte[] message, byte coding) {
    return switch (coding) {
      case UCS2 -> new String(message, StandardCharsets.UTF_16BE);
      case 1, 3 -> new String(message, StandardCharsets.ISO_8859_1);
      default -> GsmAlphabet.text(message);
    };
  }
}
