package tocsin.channel.chat;

/**
 * Asks a product for what people answered there, where nothing calls us. Only one thread at a time
 * may listen.
 */
public interface Listener {
  /** The product's name. */
  String name();

  /** Waits for answers, up to half a minute, and takes those that came. */
  Heard listen() throws InterruptedException;

  /** What became of it. */
  sealed interface Heard {
    /** Everything that there was; it may be asked again at once. */
    Heard ALL = new All();

    /** See {@link #ALL}. */
    record All() implements Heard {}

    /**
     * The product can't be asked now.
     *
     * @param sentence what is wrong, and what to do if it goes on
     */
    record Trouble(String sentence) implements Heard {}
  }

  /** Is told what whoever looks after the program should know. */
  interface Told {
    /** Nothing is heard from now on; once until {@link #ended}. */
    void began(String sentence);

    /** It is heard again. */
    void ended();

    /** A mistake in the listener, which goes on. */
    void unforeseen(RuntimeException mistake);
  }
}
