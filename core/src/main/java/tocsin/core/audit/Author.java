package tocsin.core.audit;

/**
 * Who changes something.
 *
 * @param id the user's id, or for a key the beginning of its hash, which tells keys apart and opens
 *     nothing; empty for the rest
 */
public record Author(Kind kind, String id, AuditMethod method) {
  /** What kind of author it is. */
  public enum Kind {
    USER,
    /** A key of the account, which belongs to nobody. */
    KEY,
    /** Somebody who was not logged in: with a one-time link. */
    GUEST,
    /** The program, or a command on its machine. */
    SYSTEM
  }
}
