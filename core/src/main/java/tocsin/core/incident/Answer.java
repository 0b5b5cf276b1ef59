package tocsin.core.incident;

/** What the one who asked is told. */
public sealed interface Answer {
  /** It is done. */
  record Done() implements Answer {}

  /** There was nothing to do: it was already so. */
  record NothingToDo() implements Answer {}

  /** It was not done, for that reason. */
  record Refused(Refusal reason) implements Answer {}
}
