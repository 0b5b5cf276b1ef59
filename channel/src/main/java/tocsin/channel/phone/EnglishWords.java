package tocsin.channel.phone;

import tocsin.channel.PageSentences;
import tocsin.core.account.Language;
import tocsin.core.account.Urgency;
import tocsin.core.reply.PageAnswer;

/** The words in English. */
final class EnglishWords implements PhoneWords {
  @Override
  public Language language() {
    return Language.ENGLISH;
  }

  @Override
  public String voice() {
    return "en-US";
  }

  @Override
  public String urgency(Urgency urgency) {
    return switch (urgency) {
      case HIGH -> "high";
      case LOW -> "low";
    };
  }

  @Override
  public String incidents(int count) {
    return count + " incidents";
  }

  @Override
  public String also() {
    return "Also";
  }

  @Override
  public String reply() {
    return "Reply";
  }

  @Override
  public String or() {
    return "or";
  }

  @Override
  public String again(int time) {
    return "Again, " + PageSentences.nth(time) + " time";
  }

  @Override
  public String unanswered(int time) {
    return "Nobody has answered yet: you are told for the " + PageSentences.nth(time) + " time.";
  }

  @Override
  public String greeting(int incidents, Urgency urgency) {
    String level =
        switch (urgency) {
          case HIGH -> "high";
          case LOW -> "low";
        };
    String count = incidents == 1 ? "one incident" : incidents(incidents);
    return "This is Tocsin. You have %s of %s urgency.".formatted(count, level);
  }

  @Override
  public String incident(long number, String service, String title) {
    return "Incident %d on %s: %s.".formatted(number, service, title);
  }

  @Override
  public String incident(long number) {
    return "Incident %d.".formatted(number);
  }

  @Override
  public String help() {
    return "Somebody asks for your help.";
  }

  @Override
  public String key(PageAnswer answer, boolean all) {
    String what =
        switch (answer) {
          case ACKNOWLEDGE -> all ? "acknowledge all" : "acknowledge";
          case RESOLVE -> "resolve";
          case ESCALATE -> "escalate";
          case JOIN -> "join";
          case DECLINE -> "decline";
        };
    return "To %s, press %s.".formatted(what, PhoneWords.digit(answer));
  }

  @Override
  public String repeat() {
    return "To hear this again, press 0.";
  }

  @Override
  public String wrongKey() {
    return "That key does nothing here.";
  }

  @Override
  public String toMachine() {
    return "Open Tocsin to answer.";
  }

  @Override
  public String code() {
    return "Your code for Tocsin is:";
  }

  @Override
  public String bye() {
    return "Goodbye.";
  }
}
