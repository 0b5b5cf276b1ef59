package tocsin.runtime.contact;

import java.time.Instant;

/** What became of the wish for a code. */
public sealed interface CodeSending {
  /** It is on its way, and good until then. */
  record Sent(Instant goodUntil) implements CodeSending {}

  /** Too many were sent lately; another one may be asked for then. */
  record TooSoon(Instant again) implements CodeSending {}

  /** The channel did not take it; the sentence says what to do. */
  record Failed(String reason) implements CodeSending {}

  /** Nothing is left to prove. */
  record ProvedAlready() implements CodeSending {}

  /** There is no such contact method. */
  record Unknown() implements CodeSending {}
}
