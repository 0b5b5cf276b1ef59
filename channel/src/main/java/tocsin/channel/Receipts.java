package tocsin.channel;

/** Takes receipts. Returns at once, never throws, and may be called by many threads. */
@FunctionalInterface
public interface Receipts {
  /** Takes one. The same one may come several times, late, or before the message's outcome. */
  void arrived(Receipt receipt);
}
