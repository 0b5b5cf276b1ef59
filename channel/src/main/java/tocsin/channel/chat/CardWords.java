package tocsin.channel.chat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.channel.Message;
import tocsin.channel.PageSentences;
import tocsin.channel.PlainText;
import tocsin.core.account.Language;
import tocsin.core.account.Translated;
import tocsin.core.account.Urgency;
import tocsin.core.incident.PageReason;
import tocsin.core.reply.PageAnswer;

/** The words of a card, in the language of whoever reads it. */
public record CardWords(Language language) {
  /** For everybody, as in rooms. */
  static final CardWords ENGLISH = new CardWords(Language.ENGLISH);

  static CardWords of(@Nullable Language chosen) {
    return chosen == null ? ENGLISH : new CardWords(chosen);
  }

  /** What names a fact or a link. */
  enum Label {
    SERVICE("Service", "Service", "Servicio", "Service"),
    URGENCY("Urgency", "Dringlichkeit", "Urgencia", "Urgence"),
    WHY_YOU("Why you", "Warum Sie", "Por qué usted", "Pourquoi vous"),
    SINCE("Since", "Seit", "Desde", "Depuis"),
    OPEN("Open", "Öffnen", "Abrir", "Ouvrir");

    private final Translated words;

    Label(String english, String german, String spanish, String french) {
      words = new Translated(english, german, spanish, french);
    }
  }

  /** "Open". */
  public String open() {
    return label(Label.OPEN);
  }

  String label(Label label) {
    return label.words.in(language);
  }

  /** "high urgency" or "low urgency". */
  String urgency(Urgency urgency) {
    return switch (urgency) {
      case HIGH -> of("high urgency", "hohe Dringlichkeit", "urgencia alta", "haute urgence");
      case LOW -> of("low urgency", "niedrige Dringlichkeit", "urgencia baja", "basse urgence");
    };
  }

  /** What stands on the button. */
  public String button(PageAnswer answer) {
    return switch (answer) {
      case ACKNOWLEDGE -> of(answer.word(), "Bestätigen", "Confirmar", "Confirmer");
      case RESOLVE -> of(answer.word(), "Lösen", "Resolver", "Résoudre");
      case ESCALATE -> of(answer.word(), "Weiterleiten", "Escalar", "Escalader");
      case JOIN -> of(answer.word(), "Mithelfen", "Participar", "Participer");
      case DECLINE -> of(answer.word(), "Ablehnen", "Rechazar", "Refuser");
    };
  }

  /** Why the person is paged. */
  String because(PageReason reason) {
    String english = PageSentences.because(reason);
    return switch (reason) {
      case ASSIGNED ->
          of(
              english,
              "der Incident wurde Ihnen zugewiesen",
              "se le asignó el incidente",
              "l'incident vous a été attribué");
      case ESCALATED ->
          of(
              english,
              "der Incident wurde an Sie weitergeleitet",
              "el incidente se escaló a usted",
              "l'incident a été escaladé vers vous");
      case REPEATED ->
          of(
              english,
              "niemand hat den Incident bestätigt, und seine Eskalation begann von vorn",
              "nadie confirmó el incidente y su escalado empezó de nuevo",
              "personne n'a confirmé l'incident et son escalade a recommencé");
      case REASSIGNED ->
          of(
              english,
              "der Incident wurde Ihnen neu zugewiesen",
              "se le reasignó el incidente",
              "l'incident vous a été réattribué");
      case UNACKNOWLEDGED ->
          of(
              english,
              "die Bestätigung ist abgelaufen, und der Incident ist wieder offen",
              "la confirmación caducó y el incidente está abierto de nuevo",
              "la confirmation a expiré et l'incident est de nouveau ouvert");
      case URGENCY_CHANGED ->
          of(
              english,
              "die Dringlichkeit des Incidents hat sich geändert",
              "cambió la urgencia del incidente",
              "l'urgence de l'incident a changé");
      case RESPONDER_REQUESTED ->
          of(
              english,
              "jemand bittet um Ihre Hilfe bei dem Incident",
              "alguien le pide ayuda con el incidente",
              "quelqu'un demande votre aide pour l'incident");
      case FALLBACK ->
          of(
              english,
              "niemand hat dafür Bereitschaft, und Sie sind der Ersatzkontakt",
              "no hay nadie de guardia y usted es el contacto de reserva",
              "personne n'est d'astreinte et vous êtes le contact de secours");
    };
  }

  /** A moment in the reader's zone with UTC beside it. */
  String when(Instant moment, ZoneId zone) {
    return PageSentences.when(moment, zone, language);
  }

  /** "12 incidents". */
  String several(Message message) {
    int count = message.incidents();
    return of("%,d incidents", "%,d Incidents", "%,d incidentes", "%,d incidents").formatted(count);
  }

  /** "and 9 more incidents". */
  public String more(int count) {
    String words =
        count == 1
            ? of(
                "and %,d more incident",
                "und %,d weiterer Incident", "y %,d incidente más", "et %,d autre incident")
            : of(
                "and %,d more incidents",
                "und %,d weitere Incidents", "y %,d incidentes más", "et %,d autres incidents");
    return words.formatted(count);
  }

  /** That the person was told before and nobody has answered; empty for the first time. */
  Optional<String> again(Message message) {
    String sentence =
        of(
            "Nobody has answered yet: you are told for the %s time.",
            "Noch hat niemand geantwortet: Sie werden zum %s Mal benachrichtigt.",
            "Nadie ha respondido todavía: se le avisa por %s vez.",
            "Personne n'a encore répondu : vous êtes prévenu pour la %s fois.");
    return message.time() == 1 ? Optional.empty() : Optional.of(sentence.formatted(nth(message)));
  }

  /** The message in one short line, with how often it came; at most 160 characters. */
  String brief(Message message) {
    Message.Page page = message.page();
    String number = "#" + page.number() + " ";
    String lead = message.time() == 1 ? "" : onceMore().formatted(nth(message));
    boolean one = message.incidents() == 1;
    lead += one ? number : several(message) + ", ";
    lead += urgency(page.urgency()) + ": " + (one ? "" : number);
    return lead + PlainText.oneLine(page.title(), 160 - lead.length());
  }

  private String onceMore() {
    return of(
        "Again, %s time: ", "Nochmals, zum %s Mal: ", "De nuevo, %s vez: ", "Encore, %s fois : ");
  }

  private String nth(Message message) {
    int time = message.time();
    return of(PageSentences.nth(time), time + ".", time + ".ª", time + "e");
  }

  private String of(String english, String german, String spanish, String french) {
    return new Translated(english, german, spanish, french).in(language);
  }
}
