package tocsin.runtime.notifier;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.channel.Receipt;
import tocsin.channel.Receipts;
import tocsin.core.delivery.ReceiptKey;

/**
 * The receipts that came lately, in memory, for the shards to look through. One that comes before
 * its message's outcome is kept for it. When very many come, the oldest are forgotten: the page
 * then counts as one whose receipt did not come.
 */
public final class ReceiptInbox implements Receipts {
  /** So many are kept. */
  static final int MOST = 20_000;

  private static final int LONGEST_REASON = 300;

  private final LinkedHashMap<ReceiptKey, Held> held = new LinkedHashMap<>();
  private final Runnable wake;
  private long last;

  private record Held(long number, Receipt receipt) {}

  /**
   * What came since a former look.
   *
   * @param upTo to be handed to the next look
   * @param receipts oldest first
   */
  record News(long upTo, List<Receipt> receipts) {}

  /**
   * An empty one.
   *
   * @param wake called by any thread when one has come
   */
  public ReceiptInbox(Runnable wake) {
    this.wake = wake;
  }

  @Override
  public void arrived(Receipt receipt) {
    put(receipt);
    wake.run();
  }

  private synchronized void put(Receipt receipt) {
    ReceiptKey key = key(receipt);
    Held before = held.remove(key);
    held.put(key, new Held(++last, better(before, receipt)));
    if (held.size() > MOST) {
      held.pollFirstEntry();
    }
  }

  static ReceiptKey key(Receipt receipt) {
    return new ReceiptKey(receipt.provider(), receipt.providerId());
  }

  /** What was on the device once can't fail any more: such a receipt was overtaken. */
  private static Receipt better(@Nullable Held before, Receipt receipt) {
    if (before != null && before.receipt().state() == Receipt.State.ARRIVED) {
      return before.receipt();
    }
    String reason = receipt.reason();
    return reason.length() <= LONGEST_REASON
        ? receipt
        : new Receipt(
            receipt.provider(),
            receipt.providerId(),
            receipt.state(),
            reason.substring(0, LONGEST_REASON),
            receipt.at());
  }

  /** What came after that look; 0 for all that is kept. */
  synchronized News since(long number) {
    List<Receipt> receipts = new ArrayList<>();
    for (Held one : held.sequencedValues().reversed()) {
      if (one.number() <= number) {
        break;
      }
      receipts.add(one.receipt());
    }
    return new News(last, receipts.reversed());
  }

  /** The receipt for that message, if it came already. */
  synchronized Optional<Receipt> find(ReceiptKey key) {
    return Optional.ofNullable(held.get(key)).map(Held::receipt);
  }
}
