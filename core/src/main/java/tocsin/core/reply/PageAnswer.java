package tocsin.core.reply;

import java.util.Optional;
import java.util.stream.Stream;
import tocsin.core.id.UserId;
import tocsin.core.incident.IncidentAction;
import tocsin.core.incident.ResponderAnswer;

/** What the one who is paged can answer with one tap, one key or one word. */
public enum PageAnswer {
  ACKNOWLEDGE("Acknowledge", "you are on it, pages stop", "Acknowledged", 4),
  RESOLVE("Resolve", "it is over", "Resolved", 6),
  ESCALATE("Escalate", "somebody else is paged now", "Escalated", 8),
  JOIN("Join", "you help, pages stop", "You joined", 1),
  DECLINE("Decline", "you can't help, pages stop", "You declined", 2);

  private final String word;
  private final String meaning;
  private final String done;
  private final int key;

  PageAnswer(String word, String meaning, String done, int key) {
    this.word = word;
    this.meaning = meaning;
    this.done = done;
    this.key = key;
  }

  /** What stands on the button. */
  public String word() {
    return word;
  }

  /** What it means, as a part of a sentence. */
  public String meaning() {
    return meaning;
  }

  /** What is said once it is done, without a full stop. */
  public String done() {
    return done;
  }

  /** The key on a telephone, the same as elsewhere in the field: 4, 6 and 8. */
  public int key() {
    return key;
  }

  /** The answer behind that key of a telephone; empty when there is none. */
  public static Optional<PageAnswer> behind(int key) {
    return Stream.of(values()).filter(answer -> answer.key == key).findFirst();
  }

  /** What that person wants with it. */
  public IncidentAction action(UserId user) {
    return switch (this) {
      case ACKNOWLEDGE -> new IncidentAction.Acknowledge();
      case RESOLVE -> new IncidentAction.Resolve();
      case ESCALATE -> new IncidentAction.Escalate(null);
      case JOIN -> new IncidentAction.AnswerRequest(user, ResponderAnswer.JOINED);
      case DECLINE -> new IncidentAction.AnswerRequest(user, ResponderAnswer.DECLINED);
    };
  }
}
