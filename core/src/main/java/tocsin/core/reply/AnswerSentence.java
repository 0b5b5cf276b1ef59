package tocsin.core.reply;

import tocsin.core.account.Language;
import tocsin.core.account.Translated;
import tocsin.core.incident.Refusal;

/**
 * What is said to somebody who answered, in every language that people can choose. The words to
 * write are the same in all of them.
 */
public enum AnswerSentence {
  STRANGER(
      "Nobody here has this as a verified contact method. Nothing was changed.",
      "Niemand hier hat das als bestätigten Kontaktweg. Nichts wurde geändert.",
      "Nadie aquí tiene esto como medio de contacto verificado. No se cambió nada.",
      "Personne ici n'a ceci comme moyen de contact vérifié. Rien n'a été changé."),
  DAMAGED(
      "This link is damaged. Nothing was changed.",
      "Dieser Link ist beschädigt. Nichts wurde geändert.",
      "Este enlace está dañado. No se cambió nada.",
      "Ce lien est endommagé. Rien n'a été changé."),
  TOO_OLD(
      "This link is too old. Nothing was changed.",
      "Dieser Link ist zu alt. Nichts wurde geändert.",
      "Este enlace es demasiado antiguo. No se cambió nada.",
      "Ce lien est trop ancien. Rien n'a été changé."),
  NO_LONGER_KNOWN(
      "You are no longer known here. Nothing was changed.",
      "Sie sind hier nicht mehr bekannt. Nichts wurde geändert.",
      "Ya no se le conoce aquí. No se cambió nada.",
      "Vous n'êtes plus connu ici. Rien n'a été changé."),
  NOT_STORED(
      "It could not be stored just now. Try again in a moment.",
      "Es konnte gerade nicht gespeichert werden. Versuchen Sie es gleich noch einmal.",
      "No se pudo guardar ahora. Vuelva a intentarlo en un momento.",
      "Impossible de l'enregistrer maintenant. Réessayez dans un instant."),
  NO_SUCH_INCIDENT(
      "There is no such incident. Nothing was changed.",
      "Diesen Incident gibt es nicht. Nichts wurde geändert.",
      "No existe ese incidente. No se cambió nada.",
      "Cet incident n'existe pas. Rien n'a été changé."),
  /** For those whose language the gate does not speak. */
  NOT_ALLOWED(
      "Your role doesn't let you answer here. Nothing was changed.",
      "Ihre Rolle erlaubt Ihnen hier keine Antwort. Nichts wurde geändert.",
      "Su rol no le permite responder aquí. No se cambió nada.",
      "Votre rôle ne vous permet pas de répondre ici. Rien n'a été changé."),
  NONE_WAITS(
      "No incident waits for you.",
      "Kein Incident wartet auf Sie.",
      "Ningún incidente le espera.",
      "Aucun incident ne vous attend."),
  /** The number of incidents, the word to write, and the number of one of them. */
  WHICH(
      "You have %1$d incidents. Say which: \"%2$s %3$d\".",
      "Sie haben %1$d Incidents. Sagen Sie, welchen: \"%2$s %3$d\".",
      "Tiene %1$d incidentes. Diga cuál: \"%2$s %3$d\".",
      "Vous avez %1$d incidents. Dites lequel : \"%2$s %3$d\"."),
  /** As before. */
  WHICH_OR_ALL(
      "You have %1$d incidents. Say which: \"%2$s %3$d\", or \"ack all\".",
      "Sie haben %1$d Incidents. Sagen Sie, welchen: \"%2$s %3$d\", oder \"ack all\".",
      "Tiene %1$d incidentes. Diga cuál: \"%2$s %3$d\", o \"ack all\".",
      "Vous avez %1$d incidents. Dites lequel : \"%2$s %3$d\", ou \"ack all\"."),
  /** What was done, and to which number. */
  DONE("%1$s #%2$d.", "%1$s: #%2$d.", "%1$s: #%2$d.", "%1$s : #%2$d."),
  /** What was done, to how many of how many. */
  ALL_DONE(
      "%1$s %2$d of %3$d incidents.",
      "%1$s: %2$d von %3$d Incidents.",
      "%1$s: %2$d de %3$d incidentes.",
      "%1$s : %2$d incidents sur %3$d."),
  SO_ALREADY(
      "It was so already: #%1$d.",
      "Das war schon so: #%1$d.", "Ya estaba así: #%1$d.", "C'était déjà le cas : #%1$d."),
  /** Why not, and what it is about. */
  REFUSED(
      "%1$s: #%2$d. Nothing was changed.",
      "%1$s: #%2$d. Nichts wurde geändert.",
      "%1$s: #%2$d. No se cambió nada.",
      "%1$s : #%2$d. Rien n'a été changé."),
  USAGE(
      "Answer with \"ack 12\", \"resolve 12\" or \"escalate 12\", where 12 is the incident's number;"
          + " \"ack all\" takes all of yours.",
      "Antworten Sie mit \"ack 12\", \"resolve 12\" oder \"escalate 12\", wobei 12 die Nummer des"
          + " Incidents ist; \"ack all\" nimmt alle, die auf Sie warten.",
      "Responda con \"ack 12\", \"resolve 12\" o \"escalate 12\", donde 12 es el número del"
          + " incidente; \"ack all\" toma todos los suyos.",
      "Répondez par \"ack 12\", \"resolve 12\" ou \"escalate 12\", où 12 est le numéro de"
          + " l'incident ; \"ack all\" prend tous les vôtres.");

  private final Translated words;

  AnswerSentence(String english, String german, String spanish, String french) {
    words = new Translated(english, german, spanish, french);
  }

  /** The sentence in that language, with these in its places. */
  public String in(Language language, Object... places) {
    return words.in(language, places);
  }

  /** What was done, without a full stop: "Acknowledged". */
  public static String done(PageAnswer answer, Language language) {
    return switch (answer) {
      case ACKNOWLEDGE -> of(language, answer.done(), "Bestätigt", "Confirmado", "Confirmé");
      case RESOLVE -> of(language, answer.done(), "Gelöst", "Resuelto", "Résolu");
      case ESCALATE -> of(language, answer.done(), "Weitergeleitet", "Escalado", "Escaladé");
      case JOIN ->
          of(language, answer.done(), "Sie helfen mit", "Usted participa", "Vous participez");
      case DECLINE ->
          of(
              language,
              answer.done(),
              "Sie haben abgelehnt",
              "Usted ha rechazado",
              "Vous avez refusé");
    };
  }

  /** Why not, without a full stop; only what an answer can meet has its own words everywhere. */
  public static String reason(Refusal refusal, Language language) {
    String english = refusal.sentence();
    return switch (refusal) {
      case ALREADY_RESOLVED ->
          of(
              language,
              english,
              "Der Incident ist schon gelöst",
              "El incidente ya está resuelto",
              "L'incident est déjà résolu");
      case CANNOT_ESCALATE, NO_SUCH_LEVEL, NOBODY_ON_CALL ->
          of(
              language,
              english,
              "Der Incident kann nicht weitergeleitet werden",
              "El incidente no se puede escalar",
              "L'incident ne peut pas être escaladé");
      case LOW_URGENCY ->
          of(
              language,
              english,
              "Incidents niedriger Dringlichkeit werden nicht weitergeleitet",
              "Los incidentes de urgencia baja no se escalan",
              "Les incidents de basse urgence ne sont pas escaladés");
      case NOT_ON_POLICY ->
          of(
              language,
              english,
              "Der Incident ist Personen direkt zugewiesen",
              "El incidente está asignado directamente a personas",
              "L'incident est attribué directement à des personnes");
      case NOT_REQUESTED ->
          of(
              language,
              english,
              "Niemand bittet Sie bei diesem Incident um Hilfe",
              "Nadie le pide ayuda con este incidente",
              "Personne ne demande votre aide pour cet incident");
      default ->
          of(
              language,
              english,
              "Das geht bei diesem Incident nicht",
              "No es posible con este incidente",
              "C'est impossible pour cet incident");
    };
  }

  private static String of(
      Language language, String english, String german, String spanish, String french) {
    return new Translated(english, german, spanish, french).in(language);
  }
}
