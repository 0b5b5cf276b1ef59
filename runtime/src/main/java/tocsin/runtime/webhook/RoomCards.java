package tocsin.runtime.webhook;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tocsin.channel.PageSentences;
import tocsin.channel.PlainText;
import tocsin.channel.chat.ChatCard;
import tocsin.channel.chat.ChatCard.Tone;
import tocsin.core.account.Service;
import tocsin.core.account.User;
import tocsin.core.account.WebhookEventType;
import tocsin.core.id.UserId;
import tocsin.core.incident.Agent;
import tocsin.core.incident.Assignment;
import tocsin.core.incident.Fact;
import tocsin.core.incident.Incident;
import tocsin.core.incident.IncidentFact;
import tocsin.core.incident.IncidentStatus;
import tocsin.core.reply.PageAnswer;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a chat room is told of an incident: how it stands after the fact, and what has just happened
 * to it. It is queued as JSON text and gets its product's form when it is sent.
 */
final class RoomCards {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int LONGEST_BRIEF = 160;
  private static final int LONGEST_NOTE = 500;

  private final Refs refs;

  RoomCards(Refs refs) {
    this.refs = refs;
  }

  /** As it is queued. */
  static String text(ChatCard card) {
    return JSON.writeValueAsString(card);
  }

  /** What was queued. */
  static ChatCard read(String text) {
    return JSON.readValue(text, ChatCard.class);
  }

  /** A test that somebody asked for. */
  static ChatCard ping() {
    String hello = "Hello from Tocsin!";
    return new ChatCard(hello, Tone.PLAIN, hello, List.of(), List.of(), List.of(), null);
  }

  ChatCard of(WebhookEventType type, Fact fact, Incident incident) {
    String news = news(type, fact, incident);
    String service =
        refs.directory()
            .service(incident.subject().service())
            .map(Service::name)
            .orElse("(deleted)");
    ChatCard.Entry entry =
        new ChatCard.Entry(
            incident.id().value(),
            incident.number(),
            incident.subject().title(),
            service + " · " + PageSentences.urgency(incident.urgency()),
            choices(incident.status()),
            refs.base() == null ? null : refs.base() + "/ui/incidents/" + incident.id());
    return new ChatCard(
        PlainText.oneLine(news + ": " + entry.headline(), LONGEST_BRIEF),
        tone(incident),
        news,
        List.of(entry),
        facts(incident, service),
        note(fact),
        null);
  }

  private String news(WebhookEventType type, Fact fact, Incident incident) {
    String by = by(fact.actor().agent());
    return switch (type) {
      case INCIDENT_TRIGGERED -> "New incident" + by;
      case INCIDENT_ACKNOWLEDGED -> "Acknowledged" + by;
      case INCIDENT_UNACKNOWLEDGED -> "Open again" + by;
      case INCIDENT_ESCALATED -> "Escalated to " + assignees(incident);
      case INCIDENT_REASSIGNED -> "Reassigned to " + assignees(incident) + by;
      case INCIDENT_DELEGATED -> "Given to another policy" + by;
      case INCIDENT_RESOLVED -> "Resolved" + by;
      case INCIDENT_ANNOTATED -> "Note" + by;
      default -> "Changed" + by;
    };
  }

  private String by(Agent agent) {
    return switch (agent) {
      case Agent.OfUser(UserId user) -> " by " + name(user);
      case Agent.OfIntegration _, Agent.OfSystem _ -> "";
    };
  }

  private String name(UserId user) {
    Optional<User> found = refs.directory().user(user);
    return found.map(User::name).orElse("(deleted)");
  }

  private String assignees(Incident incident) {
    String names =
        incident.assignments().stream()
            .map(Assignment::user)
            .map(this::name)
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "nobody" : names;
  }

  private List<ChatCard.Fact> facts(Incident incident, String service) {
    List<ChatCard.Fact> facts = new ArrayList<>();
    facts.add(new ChatCard.Fact("Service", service));
    facts.add(new ChatCard.Fact("Urgency", PageSentences.urgency(incident.urgency())));
    if (incident.status() != IncidentStatus.RESOLVED) {
      facts.add(new ChatCard.Fact("Asked", assignees(incident)));
    }
    facts.add(new ChatCard.Fact("Since", PageSentences.when(incident.createdAt(), ZoneOffset.UTC)));
    return facts;
  }

  private static List<String> note(Fact fact) {
    return fact.what() instanceof IncidentFact.Annotated annotated
        ? List.of(PlainText.oneLine(annotated.content(), LONGEST_NOTE))
        : List.of();
  }

  /** Whoever presses answers for themselves, so no choice has an address. */
  private static List<ChatCard.Choice> choices(IncidentStatus status) {
    ChatCard.Choice acknowledge = new ChatCard.Choice(PageAnswer.ACKNOWLEDGE, null);
    ChatCard.Choice resolve = new ChatCard.Choice(PageAnswer.RESOLVE, null);
    return switch (status) {
      case TRIGGERED -> List.of(acknowledge, resolve);
      case ACKNOWLEDGED -> List.of(resolve);
      case RESOLVED -> List.of();
    };
  }

  private static Tone tone(Incident incident) {
    return switch (incident.status()) {
      case TRIGGERED -> Tone.of(incident.urgency());
      case ACKNOWLEDGED -> Tone.TAKEN;
      case RESOLVED -> Tone.OVER;
    };
  }
}
