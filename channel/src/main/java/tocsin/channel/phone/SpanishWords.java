package tocsin.channel.phone;

import tocsin.core.account.Language;
import tocsin.core.account.Urgency;
import tocsin.core.reply.PageAnswer;

/** The words in Spanish. */
final class SpanishWords implements PhoneWords {
  @Override
  public Language language() {
    return Language.SPANISH;
  }

  @Override
  public String voice() {
    return "es-ES";
  }

  @Override
  public String urgency(Urgency urgency) {
    return switch (urgency) {
      case HIGH -> "alta";
      case LOW -> "baja";
    };
  }

  @Override
  public String incidents(int count) {
    return count + " incidentes";
  }

  @Override
  public String also() {
    return "Otros:";
  }

  @Override
  public String reply() {
    return "Responda";
  }

  @Override
  public String or() {
    return "o";
  }

  @Override
  public String again(int time) {
    return "De nuevo, " + time + "a vez";
  }

  @Override
  public String unanswered(int time) {
    return "Nadie ha respondido todavía: este es el mensaje número " + time + ".";
  }

  @Override
  public String greeting(int incidents, Urgency urgency) {
    String level =
        switch (urgency) {
          case HIGH -> "alta";
          case LOW -> "baja";
        };
    String count = incidents == 1 ? "un incidente" : incidents(incidents);
    return "Le llama Tocsin. Tiene %s de urgencia %s.".formatted(count, level);
  }

  @Override
  public String incident(long number, String service, String title) {
    return "Incidente %d en %s: %s.".formatted(number, service, title);
  }

  @Override
  public String incident(long number) {
    return "Incidente %d.".formatted(number);
  }

  @Override
  public String help() {
    return "Alguien le pide ayuda.";
  }

  @Override
  public String key(PageAnswer answer, boolean all) {
    String what =
        switch (answer) {
          case ACKNOWLEDGE -> all ? "confirmar todos" : "confirmar";
          case RESOLVE -> "resolver";
          case ESCALATE -> "escalar";
          case JOIN -> "participar";
          case DECLINE -> "rechazar";
        };
    return "Para %s, pulse %s.".formatted(what, PhoneWords.digit(answer));
  }

  @Override
  public String repeat() {
    return "Para repetir, pulse 0.";
  }

  @Override
  public String wrongKey() {
    return "Esa tecla no hace nada aquí.";
  }

  @Override
  public String toMachine() {
    return "Abra Tocsin para responder.";
  }

  @Override
  public String code() {
    return "Su código para Tocsin es:";
  }

  @Override
  public String bye() {
    return "Adiós.";
  }
}
