package tocsin.web.page.incident;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.Urgency;
import tocsin.core.id.EscalationPolicyId;
import tocsin.core.id.PriorityId;
import tocsin.core.id.UserId;
import tocsin.core.incident.ConferenceBridge;
import tocsin.core.incident.Incident;
import tocsin.core.incident.IncidentAction;
import tocsin.core.incident.ResponderAnswer;
import tocsin.core.incident.ResponderTarget;
import tocsin.web.page.frame.Visit;

/** Reads what the forms of an incident's page ask for. */
final class IncidentForms {
  static final int LONGEST_TITLE = 1_024;
  static final int LONGEST_TEXT = 10_000;
  private static final int LONGEST_MESSAGE = 2_000;
  private static final int LONGEST_URL = 2_048;
  private static final LocalTime MORNING = LocalTime.of(9, 0);

  private IncidentForms() {}

  /** What is wanted of the incident; empty when the form doesn't say it well. */
  static List<IncidentAction> actions(String what, Incident incident, Visit visit) {
    return switch (what) {
      case "snooze" -> one(visit.posted("for").flatMap(length -> snooze(length, visit)));
      case "reassign" -> one(visit.posted("to").flatMap(IncidentForms::reassign));
      case "note" -> one(text(visit, "note", LONGEST_TEXT).map(IncidentAction.Annotate::new));
      case "ask" -> one(target(visit).flatMap(target -> ask(target, visit)));
      case "unask" ->
          one(target(visit).map(target -> new IncidentAction.CancelRequests(List.of(target))));
      case "join" -> List.of(answer(visit, ResponderAnswer.JOINED));
      case "decline" -> List.of(answer(visit, ResponderAnswer.DECLINED));
      case "edit" -> edit(incident, visit);
      default -> one(Deed.of(what).map(Deed::action));
    };
  }

  private static List<IncidentAction> one(Optional<? extends IncidentAction> action) {
    return action.<List<IncidentAction>>map(List::of).orElse(List.of());
  }

  static Optional<String> text(Visit visit, String name, int longest) {
    return visit.posted(name).filter(text -> text.length() <= longest);
  }

  private static Optional<IncidentAction> ask(ResponderTarget target, Visit visit) {
    String message = visit.posted("message").orElse("");
    return message.length() > LONGEST_MESSAGE
        ? Optional.empty()
        : Optional.of(
            new IncidentAction.RequestResponders(visit.user().id(), message, List.of(target)));
  }

  private static IncidentAction answer(Visit visit, ResponderAnswer answer) {
    return new IncidentAction.AnswerRequest(visit.user().id(), answer);
  }

  /** The choice names a person as u-ID, or a policy as p-ID. */
  private static Optional<ResponderTarget> target(Visit visit) {
    return visit
        .posted("to")
        .flatMap(to ->
            switch (kind(to)) {
              case "u-" -> id(to).map(UserId::new).map(ResponderTarget.OfUser::new);
              case "p-" -> id(to).map(EscalationPolicyId::new).map(ResponderTarget.OfPolicy::new);
              default -> Optional.empty();
            });
  }

  private static Optional<IncidentAction> reassign(String to) {
    return switch (kind(to)) {
      case "u-" -> id(to).map(id -> new IncidentAction.AssignTo(List.of(new UserId(id))));
      case "p-" -> id(to).map(id -> new IncidentAction.DelegateTo(new EscalationPolicyId(id)));
      default -> Optional.empty();
    };
  }

  static String kind(String choice) {
    return choice.substring(0, Math.min(2, choice.length()));
  }

  /** What comes after the kind, where it can be an id. */
  static Optional<String> id(String choice) {
    return Optional.of(choice)
        .filter(text -> text.matches("[a-z]-[!-~]{1,64}"))
        .map(text -> text.substring(2));
  }

  /** Everything the form shows is sent; what is as it was changes nothing. */
  private static List<IncidentAction> edit(Incident incident, Visit visit) {
    Optional<String> title = text(visit, "title", LONGEST_TITLE);
    String details = visit.posted("details").orElse("");
    String meet = visit.posted("meet").orElse("");
    boolean good =
        title.isPresent()
            && details.length() <= LONGEST_TEXT
            && (meet.isEmpty() || isAddress(meet));
    if (!good) {
      return List.of();
    }
    List<IncidentAction> wanted = new ArrayList<>();
    wanted.add(new IncidentAction.Retitle(title.orElseThrow()));
    if (!details.isEmpty() || incident.subject().details() != null) {
      wanted.add(new IncidentAction.Redescribe(details));
    }
    PriorityId priority =
        visit.posted("priority").filter(id -> id.length() <= 64).map(PriorityId::new).orElse(null);
    wanted.add(new IncidentAction.SetPriority(priority));
    wanted.add(new IncidentAction.SetBridge(bridge(incident.bridge(), meet)));
    urgency(visit)
        .filter(urgency -> incident.isOpen() && urgency != incident.urgency())
        .ifPresent(urgency -> wanted.add(new IncidentAction.SetUrgency(urgency)));
    return wanted;
  }

  private static boolean isAddress(String text) {
    return text.length() <= LONGEST_URL && text.matches("(?i)https?://\\S+");
  }

  /** The form knows no telephone number, so the one there is stays. */
  private static @Nullable ConferenceBridge bridge(
      @Nullable ConferenceBridge before, String address) {
    String number = before == null ? null : before.number();
    String url = address.isEmpty() ? null : address;
    return number == null && url == null ? null : new ConferenceBridge(number, url);
  }

  static Optional<Urgency> urgency(Visit visit) {
    return visit
        .posted("urgency")
        .flatMap(word ->
            switch (word) {
              case "high" -> Optional.of(Urgency.HIGH);
              case "low" -> Optional.of(Urgency.LOW);
              default -> Optional.empty();
            });
  }

  private static Optional<IncidentAction> snooze(String length, Visit visit) {
    Duration duration =
        switch (length) {
          case "30m" -> Duration.ofMinutes(30);
          case "1h" -> Duration.ofHours(1);
          case "4h" -> Duration.ofHours(4);
          case "morning" -> Duration.between(visit.now(), morning(visit));
          default -> Duration.ZERO;
        };
    return duration.isZero() ? Optional.empty() : Optional.of(new IncidentAction.Snooze(duration));
  }

  /** The next 9:00 on the visitor's clock. */
  private static Instant morning(Visit visit) {
    ZoneId zone = visit.times().zone();
    LocalDate today = LocalDate.ofInstant(visit.now(), zone);
    Instant next = today.atTime(MORNING).atZone(zone).toInstant();
    return next.isAfter(visit.now())
        ? next
        : today.plusDays(1).atTime(MORNING).atZone(zone).toInstant();
  }
}
