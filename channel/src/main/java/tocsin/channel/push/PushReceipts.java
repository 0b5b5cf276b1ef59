package tocsin.channel.push;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Base64;
import tocsin.channel.Callback;
import tocsin.channel.Receipt;
import tocsin.channel.Receipts;

/**
 * Hears from devices that a message has come up on them. Push services give no such receipts; our
 * own service worker calls an address that came, sealed, with the message.
 */
public final class PushReceipts implements Callback {
  static final String NAME = "push";

  private final VapidKey key;
  private final Receipts receipts;
  private final InstantSource clock;

  public PushReceipts(VapidKey key, Receipts receipts, InstantSource clock) {
    this.key = key;
    this.receipts = receipts;
    this.clock = clock;
  }

  /** Where the device says that the message with that key has come. */
  static String path(VapidKey key, String message) {
    String name =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(message.getBytes(StandardCharsets.UTF_8));
    return "/in/" + NAME + "/" + name + "/" + key.seal(message);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Answer take(Call call) {
    String[] parts = call.rest().split("/", -1);
    if (!call.method().equals("POST") || parts.length != 2) {
      return Answer.text(404, "There is nothing here.");
    }
    String message;
    try {
      message = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return Answer.forged();
    }
    byte[] given = parts[1].getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(given, key.seal(message).getBytes(StandardCharsets.UTF_8))) {
      return Answer.forged();
    }
    receipts.arrived(new Receipt(NAME, message, Receipt.State.ARRIVED, "", clock.instant()));
    return Answer.empty();
  }
}
