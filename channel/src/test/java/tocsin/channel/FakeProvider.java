package tocsin.channel;

import java.util.List;

/** A small real provider that keeps what it got and can be told to misbehave. */
public interface FakeProvider extends AutoCloseable {
  /** What it took, in order of arrival. */
  List<Arrived> arrived();

  /** How it treats what comes from now on. */
  void behave(Behaviour behaviour);

  @Override
  void close();

  /**
   * One message as the provider sees it.
   *
   * @param key what a provider would tell a repeat by
   * @param words all readable text, headers and body decoded
   */
  record Arrived(String key, String words) {}

  /** What providers do. */
  enum Behaviour {
    TAKES,
    REFUSES,
    ASKS_TO_WAIT,
    HANGS_UP,
    NEVER_ANSWERS
  }
}
