package tocsin.web.page.frame;

/** Says in plain words what a part of the program is for. */
public final class PartWords {
  private PartWords() {}

  /** For example "Events are accepted" for the intake. */
  public static String of(String part) {
    return switch (part) {
      case "intake" -> "Events are accepted";
      case "engine" -> "Incidents are made and escalate";
      case "notifier" -> "Pages go out";
      case "relay" -> "Timelines of incidents";
      default -> part;
    };
  }
}
