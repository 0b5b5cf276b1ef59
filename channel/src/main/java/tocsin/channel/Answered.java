package tocsin.channel;

/** What became of an answer. Each has one or two sentences for the person. */
public sealed interface Answered {
  /** For the person, in plain words. */
  String sentence();

  /** It is done, or was so already. */
  record Done(String sentence) implements Answered {}

  /** Nothing was changed. */
  record Refused(String sentence) implements Answered {}

  /** Nobody knows who that is, or what it is about. */
  record Unknown(String sentence) implements Answered {}
}
