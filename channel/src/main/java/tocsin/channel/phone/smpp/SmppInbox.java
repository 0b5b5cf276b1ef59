package tocsin.channel.phone.smpp;

import java.util.Arrays;
import java.util.function.BiConsumer;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.DeliveryReceipt;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.util.InvalidDeliveryReceiptException;
import tocsin.channel.Receipt;
import tocsin.channel.phone.TextReplies;
import tocsin.core.account.ContactKind;

/** What a message centre brings: receipts, and what people write back. */
final class SmppInbox implements MessageReceiverListener {
  /** ESME_RSYSERR: we do not take this. */
  private static final int NOT_TAKEN = 8;

  private final SmppReceipts receipts;
  private final TextReplies replies;
  private final BiConsumer<String, String> writing;

  /**
   * @param writing writes a text to a number
   */
  SmppInbox(SmppReceipts receipts, TextReplies replies, BiConsumer<String, String> writing) {
    this.receipts = receipts;
    this.replies = replies;
    this.writing = writing;
  }

  @Override
  public void onAcceptDeliverSm(DeliverSm message) {
    if (message.isSmscDeliveryReceipt()) {
      receipt(message);
      return;
    }
    String number = "+" + message.getSourceAddr().replaceAll("\\D", "").replaceFirst("^00", "");
    String text = SmppParts.text(body(message), message.getDataCoding());
    // The centre waits for our answer to this, so nothing that takes its time happens here.
    Thread _ =
        Thread.startVirtualThread(() ->
            replies
                .take(ContactKind.SMS, number, text)
                .ifPresent(sentence -> writing.accept(number, sentence)));
  }

  private static byte[] body(DeliverSm message) {
    byte[] body = message.getShortMessage();
    boolean headed = message.isUdhi() && body.length > 0 && body[0] + 1 <= body.length;
    return headed ? Arrays.copyOfRange(body, body[0] + 1, body.length) : body;
  }

  private void receipt(DeliverSm message) {
    try {
      DeliveryReceipt said = message.getShortMessageAsDeliveryReceipt();
      OptionalParameter.Receipted_message_id named =
          message.getOptionalParameter(OptionalParameter.Receipted_message_id.class);
      String id = named == null ? said.getId() : named.getValueAsString();
      String number = message.getSourceAddr().replaceAll("\\D", "");
      switch (said.getFinalStatus()) {
        case DELIVRD -> receipts.arrived(id, number, Receipt.State.ARRIVED, "");
        case EXPIRED, DELETED, UNDELIV, REJECTD ->
            receipts.arrived(
                id,
                number,
                Receipt.State.FAILED,
                "The carrier says: %s, error %s."
                    .formatted(said.getFinalStatus(), said.getError()));
        case ENROUTE, ACCEPTD, UNKNOWN -> {}
      }
    } catch (InvalidDeliveryReceiptException e) {
      return; // of a form of its own, from which nothing can be learned
    }
  }

  @Override
  public void onAcceptAlertNotification(AlertNotification notification) {
    // Says that a telephone is back; the carrier sends what waits by itself.
  }

  @Override
  public DataSmResult onAcceptDataSm(DataSm message, Session from) throws ProcessRequestException {
    throw new ProcessRequestException("Not taken", NOT_TAKEN);
  }
}
