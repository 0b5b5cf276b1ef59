package tocsin.core.delivery;

/** What is known of a message after its provider took it. */
public enum ReceiptState {
  /** It is on the person's device, or was heard. */
  ARRIVED,
  /** It did not get there and won't. */
  FAILED,
  /** The provider promised to say, and did not. */
  MISSING
}
