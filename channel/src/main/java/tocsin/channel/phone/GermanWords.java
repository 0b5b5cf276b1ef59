package tocsin.channel.phone;

import tocsin.core.account.Language;
import tocsin.core.account.Urgency;
import tocsin.core.reply.PageAnswer;

/** The words in German. */
final class GermanWords implements PhoneWords {
  @Override
  public Language language() {
    return Language.GERMAN;
  }

  @Override
  public String voice() {
    return "de-DE";
  }

  @Override
  public String urgency(Urgency urgency) {
    return switch (urgency) {
      case HIGH -> "hoch";
      case LOW -> "niedrig";
    };
  }

  @Override
  public String incidents(int count) {
    return count + " Incidents";
  }

  @Override
  public String also() {
    return "Auch";
  }

  @Override
  public String reply() {
    return "Antwort";
  }

  @Override
  public String or() {
    return "oder";
  }

  @Override
  public String again(int time) {
    return "Nochmals, " + time + ". Mal";
  }

  @Override
  public String unanswered(int time) {
    return "Noch hat niemand geantwortet: Das ist die Nachricht Nummer " + time + ".";
  }

  @Override
  public String greeting(int incidents, Urgency urgency) {
    String level =
        switch (urgency) {
          case HIGH -> "hoher";
          case LOW -> "niedriger";
        };
    String count = incidents == 1 ? "einen Incident" : incidents(incidents);
    return "Hier ist Tocsin. Sie haben %s mit %s Dringlichkeit.".formatted(count, level);
  }

  @Override
  public String incident(long number, String service, String title) {
    return "Incident %d bei %s: %s.".formatted(number, service, title);
  }

  @Override
  public String incident(long number) {
    return "Incident %d.".formatted(number);
  }

  @Override
  public String help() {
    return "Jemand bittet um Ihre Hilfe.";
  }

  @Override
  public String key(PageAnswer answer, boolean all) {
    String what =
        switch (answer) {
          case ACKNOWLEDGE -> all ? "Bestätigen aller" : "Bestätigen";
          case RESOLVE -> "Lösen";
          case ESCALATE -> "Weiterleiten";
          case JOIN -> "Mithelfen";
          case DECLINE -> "Ablehnen";
        };
    return "Zum %s drücken Sie die %s.".formatted(what, PhoneWords.digit(answer));
  }

  @Override
  public String repeat() {
    return "Zum Wiederholen drücken Sie die 0.";
  }

  @Override
  public String wrongKey() {
    return "Diese Taste tut hier nichts.";
  }

  @Override
  public String toMachine() {
    return "Öffnen Sie Tocsin, um zu antworten.";
  }

  @Override
  public String code() {
    return "Ihr Code für Tocsin ist:";
  }

  @Override
  public String bye() {
    return "Auf Wiederhören.";
  }
}
