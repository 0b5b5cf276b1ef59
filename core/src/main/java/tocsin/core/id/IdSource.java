package tocsin.core.id;

/**
 * Makes new ids. The server hands in a random source, the simulation a seeded one; core never takes
 * randomness itself. Must be safe for use by several threads.
 */
@FunctionalInterface
public interface IdSource {
  /**
   * A new id: {@code Q} and 13 upper-case letters and digits, the form that clients of PagerDuty's
   * newer resources know. Never the same one twice.
   */
  String next();
}
