package tocsin.storage.sql;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import tocsin.core.event.Event;
import tocsin.core.event.EventAction;
import tocsin.core.event.Severity;

/**
 * An event as bytes: 4 bytes of length, 8 of milliseconds, 1 of action, 1 of severity (0 is none),
 * then routing key, dedup key, summary, source and body, each as 4 bytes of length and UTF-8. The
 * numbers of actions and severities are their places in the lists here, for ever.
 */
final class EventCodec {
  /** Stands beside every block, so that another layout can follow. */
  static final int FORMAT = 1;

  private static final List<EventAction> ACTIONS =
      List.of(
          EventAction.TRIGGER, EventAction.ACKNOWLEDGE, EventAction.RESOLVE, EventAction.CHANGE);
  private static final List<Severity> SEVERITIES =
      List.of(Severity.CRITICAL, Severity.ERROR, Severity.WARNING, Severity.INFO);

  private EventCodec() {}

  static byte[] encode(Event event) {
    byte[][] texts = {
      event.routingKey().getBytes(StandardCharsets.UTF_8),
      event.dedupKey().getBytes(StandardCharsets.UTF_8),
      event.summary().getBytes(StandardCharsets.UTF_8),
      event.source().getBytes(StandardCharsets.UTF_8),
      event.body().getBytes(StandardCharsets.UTF_8)
    };
    int length = Long.BYTES + 2;
    for (byte[] text : texts) {
      length += Integer.BYTES + text.length;
    }
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + length);
    bytes.putInt(length).putLong(event.receivedAt().toEpochMilli());
    bytes.put((byte) ACTIONS.indexOf(event.action()));
    Severity severity = event.severity();
    bytes.put((byte) (severity == null ? 0 : 1 + SEVERITIES.indexOf(severity)));
    for (byte[] text : texts) {
      bytes.putInt(text.length).put(text);
    }
    return bytes.array();
  }

  /** Reads the event at the buffer's position and moves behind it. */
  static Event decode(ByteBuffer bytes) {
    int _ = bytes.getInt();
    Instant receivedAt = Instant.ofEpochMilli(bytes.getLong());
    EventAction action = ACTIONS.get(bytes.get());
    int severity = bytes.get();
    return new Event(
        receivedAt,
        text(bytes),
        action,
        text(bytes),
        text(bytes),
        text(bytes),
        severity == 0 ? null : SEVERITIES.get(severity - 1),
        text(bytes));
  }

  /** Whether the event at the buffer's position is a change; doesn't move. */
  static boolean isChange(ByteBuffer bytes) {
    int action = bytes.get(bytes.position() + Integer.BYTES + Long.BYTES);
    return ACTIONS.get(action) == EventAction.CHANGE;
  }

  /** Moves behind the event at the buffer's position. */
  static void skip(ByteBuffer bytes) {
    int length = bytes.getInt();
    ByteBuffer _ = bytes.position(bytes.position() + length);
  }

  private static String text(ByteBuffer bytes) {
    int length = bytes.getInt();
    int start = bytes.position();
    ByteBuffer _ = bytes.position(start + length);
    return new String(bytes.array(), start, length, StandardCharsets.UTF_8);
  }
}
