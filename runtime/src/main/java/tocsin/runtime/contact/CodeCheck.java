package tocsin.runtime.contact;

import tocsin.core.account.User;

/** What became of a code that somebody gave. */
public sealed interface CodeCheck {
  /** It was the one, and the contact method counts from now on. */
  record Proved(User user) implements CodeCheck {}

  /** It wasn't the one; so many tries are left. */
  record Wrong(int triesLeft) implements CodeCheck {}

  /** No code is good any more: it is too old, was tried too often, or none was sent. */
  record NoneGood() implements CodeCheck {}

  /** There is no such contact method. */
  record Unknown() implements CodeCheck {}
}
