package tocsin.runtime.contact;

import java.time.Instant;

/** What became of the wish for a test message. */
public sealed interface TestSending {
  /** It is on its way. */
  record Sent() implements TestSending {}

  /** One was sent just now; another one may be asked for then. */
  record TooSoon(Instant again) implements TestSending {}

  /** The channel did not take it; the sentence says what to do. */
  record Failed(String reason) implements TestSending {}

  /** There is no such contact method, or it is not proved: then a code is its test. */
  record Unknown() implements TestSending {}
}
