package tocsin.core.permission;

/** The answer to "may they do this?". */
public sealed interface Permit {
  /** They may. */
  record Permitted() implements Permit {}

  /** They may not; the sentence says so to them, and who could help. */
  record Refused(String sentence) implements Permit {}
}
