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
  enum Heard {
    /** Everything that there was; it may be asked again at once. */
    ALL,
    /** The product can't be asked now. */
    TROUBLE
  }
}
