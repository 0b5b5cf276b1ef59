package tocsin.runtime.notifier;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tocsin.channel.Receipt;
import tocsin.core.delivery.AttemptOutcome;
import tocsin.core.delivery.OpenNotification;
import tocsin.core.delivery.ReceiptKey;
import tocsin.core.delivery.ReceiptRules;
import tocsin.core.delivery.ReceiptState;
import tocsin.core.delivery.Repetition;
import tocsin.core.delivery.Unheard;

/**
 * Writes down the receipts of a shard's messages, and those that did not come in time, and decides
 * what follows. A receipt that nobody waits for changes nothing.
 */
final class TakenReceipts {
  private final OwnedShard owned;
  private final NotifierParts parts;
  private long seen;

  TakenReceipts(OwnedShard owned, NotifierParts parts) {
    this.owned = owned;
    this.parts = parts;
  }

  /**
   * Takes what there is.
   *
   * @param sent messages whose receipt may have come before it was known that they were sent
   */
  void collect(Instant now, Set<ReceiptKey> sent) {
    Map<ReceiptKey, Receipt> came = new LinkedHashMap<>();
    sent.forEach(key -> parts.receipts().find(key).ifPresent(receipt -> came.put(key, receipt)));
    ReceiptInbox.News news = parts.receipts().since(seen);
    news.receipts().forEach(receipt -> came.put(ReceiptInbox.key(receipt), receipt));
    Endings endings = new Endings(now);
    came.forEach((key, receipt) -> take(key, receipt, endings));
    for (OpenNotification open : owned.notifications().overdueReceipts(now)) {
      if (!came.containsKey(open.awaited().key())) {
        end(open, ReceiptState.MISSING, "", endings);
      }
    }
    owned.append(endings.lines());
    owned.finish(endings.finished());
    seen = news.upTo();
  }

  private void take(ReceiptKey key, Receipt receipt, Endings endings) {
    ReceiptState state =
        switch (receipt.state()) {
          case ARRIVED -> ReceiptState.ARRIVED;
          case FAILED -> ReceiptState.FAILED;
        };
    for (OpenNotification open : owned.notifications().awaiting(key)) {
      end(open, state, receipt.reason(), endings);
    }
    for (Unheard late : owned.notifications().unheard(key)) {
      endings.received(late, state, receipt.reason());
      parts.meters().received(key.provider(), state);
    }
  }

  private void end(OpenNotification open, ReceiptState state, String reason, Endings endings) {
    Instant now = endings.now();
    @Nullable Instant again = null;
    if (parts.limits().hasRoomToWait(owned.notifications().size())) {
      again = Repetition.after(open.planned(), open.reach().reached() + 1, now);
    }
    AttemptOutcome outcome = ReceiptRules.after(open, state, reason, again, now);
    endings.received(open, state, reason, outcome);
    parts.meters().received(open.awaited().key().provider(), state);
  }
}
