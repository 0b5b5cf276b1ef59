package tocsin.runtime.notifier;

import tocsin.channel.Message;

/** What came of composing a message. */
sealed interface Composition {
  /** It can go out. */
  record Ready(Message message) implements Composition {}

  /** There is nobody, or nowhere, to send it to any more. */
  record Impossible(String reason) implements Composition {}
}
