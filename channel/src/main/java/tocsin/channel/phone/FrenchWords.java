package tocsin.channel.phone;

import tocsin.core.account.Language;
import tocsin.core.account.Urgency;
import tocsin.core.reply.PageAnswer;

/** The words in French. */
final class FrenchWords implements PhoneWords {
  @Override
  public Language language() {
    return Language.FRENCH;
  }

  @Override
  public String voice() {
    return "fr-FR";
  }

  @Override
  public String urgency(Urgency urgency) {
    return switch (urgency) {
      case HIGH -> "haute";
      case LOW -> "basse";
    };
  }

  @Override
  public String incidents(int count) {
    return count + " incidents";
  }

  @Override
  public String also() {
    return "Aussi";
  }

  @Override
  public String reply() {
    return "Réponse";
  }

  @Override
  public String or() {
    return "ou";
  }

  @Override
  public String again(int time) {
    return "Encore, " + time + "e fois";
  }

  @Override
  public String unanswered(int time) {
    return "Personne n'a encore répondu : c'est le message numéro " + time + ".";
  }

  @Override
  public String greeting(int incidents, Urgency urgency) {
    String level =
        switch (urgency) {
          case HIGH -> "haute";
          case LOW -> "basse";
        };
    String count = incidents == 1 ? "un incident" : incidents(incidents);
    return "Ici Tocsin. Vous avez %s de %s urgence.".formatted(count, level);
  }

  @Override
  public String incident(long number, String service, String title) {
    return "Incident %d sur %s : %s.".formatted(number, service, title);
  }

  @Override
  public String incident(long number) {
    return "Incident %d.".formatted(number);
  }

  @Override
  public String help() {
    return "Quelqu'un demande votre aide.";
  }

  @Override
  public String key(PageAnswer answer, boolean all) {
    String what =
        switch (answer) {
          case ACKNOWLEDGE -> all ? "tout confirmer" : "confirmer";
          case RESOLVE -> "résoudre";
          case ESCALATE -> "escalader";
          case JOIN -> "participer";
          case DECLINE -> "refuser";
        };
    return "Pour %s, appuyez sur %s.".formatted(what, PhoneWords.digit(answer));
  }

  @Override
  public String repeat() {
    return "Pour réécouter, appuyez sur 0.";
  }

  @Override
  public String wrongKey() {
    return "Cette touche ne fait rien ici.";
  }

  @Override
  public String toMachine() {
    return "Ouvrez Tocsin pour répondre.";
  }

  @Override
  public String code() {
    return "Votre code pour Tocsin est :";
  }

  @Override
  public String bye() {
    return "Au revoir.";
  }
}
