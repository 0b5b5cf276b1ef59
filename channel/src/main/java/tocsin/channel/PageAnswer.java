package tocsin.channel;

/** What the one who is paged can answer with one tap. */
public enum PageAnswer {
  ACKNOWLEDGE("Acknowledge", "you are on it, pages stop"),
  RESOLVE("Resolve", "it is over"),
  JOIN("Join", "you help, pages stop"),
  DECLINE("Decline", "you can't help, pages stop");

  private final String word;
  private final String meaning;

  PageAnswer(String word, String meaning) {
    this.word = word;
    this.meaning = meaning;
  }

  /** What stands on the button. */
  public String word() {
    return word;
  }

  /** What it means, as a part of a sentence. */
  public String meaning() {
    return meaning;
  }
}
