package tocsin.web.events;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a body says, as far as it matters for deciding: null is absent or null. Mutable, because one
 * is filled for each event on the hot path; it never leaves the thread that reads the body.
 */
final class EventFields {
  @Nullable String key;
  @Nullable String action;
  @Nullable String dedupKey;
  boolean payload;
  @Nullable String summary;
  @Nullable String source;
  @Nullable String severity;
  private @Nullable List<String> errors;

  /** Notes what is wrong with the event. */
  void wrong(String sentence) {
    if (errors == null) {
      errors = new ArrayList<>(4);
    }
    errors.add(sentence);
  }

  /** Forgets what an earlier payload of the same body said: the last of two counts. */
  void newPayload(boolean present) {
    payload = present;
    summary = null;
    source = null;
    severity = null;
  }

  /** What is wrong with it, in the order found; empty when nothing is. */
  List<String> errors() {
    return errors == null ? List.of() : errors;
  }
}
