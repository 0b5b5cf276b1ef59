package tocsin.channel.phone.smpp;

import java.math.BigInteger;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tocsin.channel.Receipt;
import tocsin.channel.Receipts;

/**
 * Hands receipts on under the ids by which the messages were taken lately. Many centres say an id
 * in hexadecimal digits when they take a message, and the same number in decimal ones in its
 * receipt; some the other way round. Safe for use by several threads.
 */
final class SmppReceipts {
  private static final int REMEMBERED = 20_000;

  /** A form of an id, of a message to that number. */
  private record Form(String number, String id) {}

  private final String provider;
  private final Receipts receipts;
  private final InstantSource clock;
  private final Map<Form, String> exact = new Recent();
  private final Map<Form, String> converted = new Recent();

  private static final class Recent extends LinkedHashMap<Form, String> {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Form, String> eldest) {
      return size() > REMEMBERED;
    }
  }

  SmppReceipts(String provider, Receipts receipts, InstantSource clock) {
    this.provider = provider;
    this.receipts = receipts;
    this.clock = clock;
  }

  /**
   * The centre took a message.
   *
   * @param number digits only
   */
  synchronized void taken(String id, String number) {
    String plain = plain(id);
    exact.put(new Form(number, plain), id);
    if (plain.matches("[0-9a-f]{1,32}")) {
      converted.put(new Form(number, new BigInteger(plain, 16).toString()), id);
    }
    if (plain.matches("[0-9]{1,32}")) {
      converted.put(new Form(number, new BigInteger(plain).toString(16)), id);
    }
  }

  /**
   * A receipt came.
   *
   * @param said the id that it says
   * @param number digits only
   */
  void arrived(String said, String number, Receipt.State state, String why) {
    receipts.arrived(new Receipt(provider, meant(said, number), state, why, clock.instant()));
  }

  /** The id by which the message was taken; the receipt's own when none is known. */
  private synchronized String meant(String receipt, String number) {
    Form form = new Form(number, plain(receipt));
    return exact.getOrDefault(form, converted.getOrDefault(form, receipt));
  }

  private static String plain(String id) {
    return id.strip().toLowerCase(Locale.ROOT).replaceFirst("^0+(?=.)", "");
  }
}
