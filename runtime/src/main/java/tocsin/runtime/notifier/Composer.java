package tocsin.runtime.notifier;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tocsin.channel.Message;
import tocsin.core.account.ContactMethod;
import tocsin.core.account.Directory;
import tocsin.core.account.Service;
import tocsin.core.account.User;
import tocsin.core.id.IncidentId;
import tocsin.core.id.NotificationId;
import tocsin.core.id.ServiceId;
import tocsin.core.id.TeamId;
import tocsin.core.incident.ActionChannel;
import tocsin.core.notification.PlannedNotification;
import tocsin.core.notification.Probe;
import tocsin.core.reply.PageAnswer;
import tocsin.runtime.access.AnswerLinks;

/**
 * Makes the message of a planned notification: to the contact method as it is now, with links that
 * answer, and with the details when they are at hand. Safe for use by several threads.
 */
public final class Composer {
  /** The page of an incident, before its id. */
  public static final String INCIDENT_PATH = "/ui/incidents/";

  /** The page behind an answer link, before its token. */
  public static final String ANSWER_PATH = "/ui/a/";

  private static final Logger LOG = LoggerFactory.getLogger(Composer.class);
  private static final String INCIDENTS_PATH = "/ui/incidents";

  /** Of a storm so many are listed and can be answered from the message; the rest on the page. */
  private static final int LISTED = 50;

  private static final Duration LINKS_WORK_FOR = Duration.ofDays(7);

  private final Supplier<Directory> directory;
  private final AnswerLinks links;
  private final Supplier<Optional<String>> publicUrl;
  private final PageDetails details;

  /**
   * A composer.
   *
   * @param publicUrl the address of this installation, without a slash at its end; empty when
   *     nobody set one: messages then have no links
   */
  public Composer(
      Supplier<Directory> directory,
      AnswerLinks links,
      Supplier<Optional<String>> publicUrl,
      PageDetails details) {
    this.directory = directory;
    this.links = links;
    this.publicUrl = publicUrl;
    this.details = details;
  }

  /**
   * The message.
   *
   * @param about of one person and contact method; the first is told in full, the others listed
   */
  Composition compose(
      NotificationId key, List<PlannedNotification> about, Message.Before before, Instant now) {
    PlannedNotification planned = about.getFirst();
    if (Probe.is(planned.id())) {
      return new Composition.Ready(probe(planned));
    }
    Optional<User> user = directory.get().user(planned.user());
    if (user.isEmpty()) {
      return new Composition.Impossible("The user was deleted");
    }
    Optional<ContactMethod> contact = user.get().contactMethod(planned.contactMethod().id());
    if (contact.isEmpty()) {
      return new Composition.Impossible("The contact method was deleted");
    }
    if (!contact.get().verified()) {
      return new Composition.Impossible("The contact method is not verified");
    }
    return new Composition.Ready(
        new Message(
            key.value(),
            user.get().name(),
            user.get().zone(),
            contact.get(),
            page(planned, detailsOf(planned)),
            links(planned, now),
            others(key, about, now),
            before,
            user.get().language()));
  }

  /** Whose services the notifications are about, as far as that is known. */
  Map<NotificationId, Set<TeamId>> teams(List<PlannedNotification> about) {
    Directory known = directory.get();
    Map<NotificationId, Set<TeamId>> teams = new HashMap<>();
    for (PlannedNotification planned : about) {
      ServiceId service = planned.service();
      if (service != null) {
        known.service(service).ifPresent(of -> teams.put(planned.id(), teams(of, known)));
      }
    }
    return teams;
  }

  private static Set<TeamId> teams(Service service, Directory directory) {
    Set<TeamId> teams = new HashSet<>(service.teams());
    directory
        .escalationPolicy(service.escalationPolicy())
        .ifPresent(policy -> teams.addAll(policy.teams()));
    return teams;
  }

  private static Message probe(PlannedNotification planned) {
    return new Message(
        planned.id().value(),
        "",
        ZoneOffset.UTC,
        planned.contactMethod(),
        page(planned, List.of()),
        null);
  }

  private Message.@Nullable Others others(
      NotificationId key, List<PlannedNotification> about, Instant now) {
    if (about.size() == 1 && isNamedFor(about.getFirst(), key)) {
      return null;
    }
    Map<IncidentId, PlannedNotification> each = new LinkedHashMap<>();
    about.forEach(planned -> each.putIfAbsent(planned.incident(), planned));
    each.remove(about.getFirst().incident());
    List<Message.Other> listed =
        each.values().stream()
            .limit(LISTED)
            .map(planned -> new Message.Other(page(planned, List.of()), links(planned, now)))
            .toList();
    List<String> ids = about.stream().map(planned -> planned.id().value()).toList();
    String all = publicUrl.get().map(url -> url + INCIDENTS_PATH).orElse(null);
    return new Message.Others(ids, each.size(), listed, all);
  }

  /** A message that goes out again has its number behind the name. */
  private static boolean isNamedFor(PlannedNotification planned, NotificationId key) {
    String id = planned.id().value();
    return key.value().equals(id) || key.value().startsWith(id + ".");
  }

  private static Message.Page page(PlannedNotification planned, List<Message.Detail> details) {
    return new Message.Page(
        planned.incident().value(),
        planned.number(),
        planned.title(),
        planned.serviceName(),
        planned.urgency(),
        planned.reason(),
        planned.assignedAt(),
        details);
  }

  /** A page never fails for want of its details. */
  private List<Message.Detail> detailsOf(PlannedNotification planned) {
    try {
      return details.of(planned);
    } catch (RuntimeException e) {
      LOG.debug("Notification {} goes out without details", planned.id(), e);
      return List.of();
    }
  }

  private Message.@Nullable Links links(PlannedNotification planned, Instant now) {
    return publicUrl.get().map(url -> links(url, planned, now)).orElse(null);
  }

  private Message.Links links(String url, PlannedNotification planned, Instant now) {
    String incident = url + INCIDENT_PATH + planned.incident().value();
    return switch (planned.reason().cause()) {
      case ASSIGNMENT ->
          new Message.Links(
              incident,
              url + ANSWER_PATH + token(planned, PageAnswer.ACKNOWLEDGE, now),
              url + ANSWER_PATH + token(planned, PageAnswer.RESOLVE, now));
      case RESPONDER_REQUEST ->
          new Message.Links(
              incident,
              new Message.Link(
                  PageAnswer.JOIN, url + ANSWER_PATH + token(planned, PageAnswer.JOIN, now)),
              new Message.Link(
                  PageAnswer.DECLINE, url + ANSWER_PATH + token(planned, PageAnswer.DECLINE, now)));
    };
  }

  private String token(PlannedNotification planned, PageAnswer answer, Instant now) {
    // From when it was due, or all attempts of one message would differ.
    Instant from = planned.dueAt().isBefore(now) ? planned.dueAt() : now;
    Instant expiresAt = from.plus(LINKS_WORK_FOR);
    ActionChannel by = ActionChannel.by(planned.contactMethod().kind());
    return links.token(
        new AnswerLinks.Grant(answer, planned.incident(), planned.user(), expiresAt, by));
  }
}
