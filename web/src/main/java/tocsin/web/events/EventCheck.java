package tocsin.web.events;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tocsin.core.event.EventAction;
import tocsin.core.event.Severity;

/**
 * What an event must be to be accepted, with the sentences that senders know from PagerDuty's
 * Events API. Limits count characters, not bytes.
 */
final class EventCheck {
  static final int KEY_LENGTH = 32;
  static final int MAX_SUMMARY = 1024;
  static final int MAX_DEDUP_KEY = 255;

  private static final Map<String, EventAction> ACTIONS =
      Map.of(
          "trigger", EventAction.TRIGGER,
          "acknowledge", EventAction.ACKNOWLEDGE,
          "resolve", EventAction.RESOLVE);
  private static final Map<String, Severity> SEVERITIES =
      Map.of(
          "critical", Severity.CRITICAL,
          "error", Severity.ERROR,
          "warning", Severity.WARNING,
          "info", Severity.INFO);

  private EventCheck() {}

  /** What is wrong with an event for {@code /v2/enqueue}; empty when nothing is. */
  static List<String> enqueue(EventFields event) {
    routingKey(event);
    if (blank(event.action)) {
      event.wrong("'event_action' is missing or blank");
    } else if (action(event) == null) {
      event.wrong("'event_action' is invalid (must be one of: trigger acknowledge resolve)");
    } else if (action(event) == EventAction.TRIGGER) {
      payload(event);
    } else if (blank(event.dedupKey)) {
      event.wrong("'dedup_key' is missing or blank");
    }
    tooLong(event, "dedup_key", event.dedupKey, MAX_DEDUP_KEY);
    return event.errors();
  }

  private static void payload(EventFields event) {
    if (!event.payload) {
      event.wrong("'payload' is missing or blank");
      return;
    }
    required(event, "payload.summary", event.summary);
    required(event, "payload.source", event.source);
    if (severity(event) == null) {
      event.wrong(
          "'payload.severity' is invalid (must be one of the following: 'critical', 'warning',"
              + " 'error' or 'info')");
    }
    tooLong(event, "payload.summary", event.summary, MAX_SUMMARY);
  }

  /** What is wrong with an event for {@code /v2/change/enqueue}; empty when nothing is. */
  static List<String> change(EventFields event) {
    routingKey(event);
    if (!event.payload) {
      event.wrong("'payload' is missing or blank");
    } else {
      required(event, "payload.summary", event.summary);
      tooLong(event, "payload.summary", event.summary, MAX_SUMMARY);
    }
    return event.errors();
  }

  /** What is wrong with an event for version 1; empty when nothing is. */
  static List<String> old(EventFields event) {
    String key = event.key;
    if (key == null || key.isBlank()) {
      event.wrong("Service key is missing or blank");
    } else if (key.length() != KEY_LENGTH) {
      event.wrong("Service key is the wrong length (should be 32 characters)");
    } else if (!alphanumeric(key)) {
      event.wrong("Service key cannot contain non-alphanumeric characters.");
    }
    if (action(event) == null) {
      event.wrong("event_type is invalid (must be one of: trigger acknowledge resolve)");
    } else if (action(event) != EventAction.TRIGGER) {
      if (blank(event.dedupKey)) {
        event.wrong("Incident key is missing or blank");
      }
    } else if (blank(event.summary)) {
      event.wrong("Description is missing or blank");
    } else {
      tooLong(event, "description", event.summary, MAX_SUMMARY);
    }
    tooLong(event, "incident_key", event.dedupKey, MAX_DEDUP_KEY);
    return event.errors();
  }

  /** What the sender wants; null when it is none of the words. */
  static @Nullable EventAction action(EventFields event) {
    return event.action == null ? null : ACTIONS.get(event.action);
  }

  /** How bad the sender says it is; null when it is none of the words, which are lower case. */
  static @Nullable Severity severity(EventFields event) {
    return event.severity == null ? null : SEVERITIES.get(event.severity);
  }

  private static void routingKey(EventFields event) {
    String key = event.key;
    if (key == null || key.isBlank()) {
      event.wrong("'routing_key' is missing or blank");
    } else if (key.length() != KEY_LENGTH) {
      event.wrong("Length of 'routing_key' is incorrect (should be 32 characters)");
    } else if (!alphanumeric(key)) {
      event.wrong("'routing_key' cannot contain non-alphanumeric characters.");
    }
  }

  private static boolean alphanumeric(String key) {
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))) {
        return false;
      }
    }
    return true;
  }

  private static void required(EventFields event, String name, @Nullable String value) {
    if (blank(value)) {
      event.wrong("'" + name + "' is missing or blank");
    }
  }

  private static void tooLong(EventFields event, String name, @Nullable String value, int most) {
    if (value != null && value.length() > most && value.codePointCount(0, value.length()) > most) {
      event.wrong("'" + name + "' is too long (at most " + most + " characters)");
    }
  }

  static boolean blank(@Nullable String value) {
    return value == null || value.isBlank();
  }
}
