package tocsin.server.story;

import java.util.List;
import java.util.Map;

/** A medium: the provider behind it, and what happens at its other end. */
interface Medium extends AutoCloseable {
  /** What the server is told to use it. */
  Map<String, String> settings();

  /** One word for it, in which it differs from all others. */
  default String label() {
    return name();
  }

  /** Its name in the REST API, without {@code _contact_method}. */
  String name();

  /** Where the person is there, as the fields of a contact method. */
  String place();

  /** What the person has got so far, oldest first, in whatever form the medium has. */
  List<String> got(RealServer server);

  /** The code in a message that brings one, in six digits; empty when it brings none. */
  default String code(String message) {
    return message.contains("is your Tocsin code")
        ? message.replaceFirst("(?s).*?(\\d{6}) is your Tocsin code.*", "$1")
        : "";
  }

  /**
   * Somebody who is not who they say gives the answer to that message. Fails when they are not
   * refused, or not told that nothing was changed.
   */
  void isForged(String page, RealServer server);

  /** The person acknowledges by that message, and is told so. */
  void acknowledges(String page, RealServer server);

  /** How the timeline calls the way. */
  String way();

  @Override
  void close();
}
