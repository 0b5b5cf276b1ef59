package tocsin.web.page.incident;

import java.util.Arrays;
import java.util.Optional;
import tocsin.core.account.Urgency;
import tocsin.core.id.UserId;
import tocsin.web.page.frame.Selection;

/** The ready-made views of the incident list. */
enum View {
  MINE("mine", "Mine"),
  OPEN("open", "Open"),
  HIGH("high", "High urgency"),
  RESOLVED("resolved", "Resolved today"),
  ALL("all", "All");

  private final String key;
  private final String label;

  View(String key, String label) {
    this.key = key;
    this.label = label;
  }

  /** As it stands in the address. */
  String key() {
    return key;
  }

  String label() {
    return label;
  }

  /** What it shows that reader. */
  Selection selection(UserId reader) {
    return switch (this) {
      case MINE -> Selection.open().assignedTo(reader);
      case OPEN -> Selection.open();
      case HIGH -> Selection.open().urgency(Urgency.HIGH);
      case RESOLVED -> Selection.resolved();
      case ALL -> Selection.all();
    };
  }

  /** Whether its size is counted in its chip: not for those that grow without end. */
  boolean counted() {
    return this == MINE || this == OPEN || this == HIGH;
  }

  /** By the word in the address; what is open when there is none. */
  static View of(Optional<String> key, boolean searching) {
    return key.flatMap(k -> Arrays.stream(values()).filter(v -> v.key.equals(k)).findFirst())
        .orElse(searching ? ALL : OPEN);
  }
}
