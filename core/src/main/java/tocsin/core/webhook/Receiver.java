package tocsin.core.webhook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tocsin.core.account.Directory;
import tocsin.core.account.Extension;
import tocsin.core.account.WebhookEventType;
import tocsin.core.account.WebhookForm;
import tocsin.core.account.WebhookScope;
import tocsin.core.account.WebhookSubscription;
import tocsin.core.id.ReceiverId;
import tocsin.core.id.ServiceId;
import tocsin.core.id.TeamId;

/**
 * Somebody who is told by webhook, whatever the kind of the wish.
 *
 * @param form what a body is made for; decides with {@code format} how it is written
 * @param name for people
 * @param active whether anything is sent at all
 * @param headers names of headers that go with each request; their values are credentials
 * @param since of what happened before, nothing is told
 */
public record Receiver(
    ReceiverId id,
    Format format,
    WebhookForm form,
    String name,
    String url,
    boolean active,
    WebhookScope scope,
    Set<WebhookEventType> events,
    List<String> headers,
    Instant since) {
  /** What a version 2 webhook tells of, always all of it. */
  private static final Set<WebhookEventType> OF_OLD =
      Set.of(
          WebhookEventType.INCIDENT_TRIGGERED,
          WebhookEventType.INCIDENT_ACKNOWLEDGED,
          WebhookEventType.INCIDENT_UNACKNOWLEDGED,
          WebhookEventType.INCIDENT_RESOLVED,
          WebhookEventType.INCIDENT_REASSIGNED,
          WebhookEventType.INCIDENT_ESCALATED,
          WebhookEventType.INCIDENT_DELEGATED,
          WebhookEventType.INCIDENT_ANNOTATED);

  public Receiver {
    events = Set.copyOf(events);
    headers = List.copyOf(headers);
  }

  /** How a body is written. */
  public enum Format {
    /** Of an extension: PagerDuty's version 2. */
    V2,
    /** Of a subscription: version 3. */
    V3,
    /** For people in a chat room. */
    ROOM
  }

  /** All that are configured, in a stable order. */
  public static List<Receiver> of(Directory directory) {
    List<Receiver> all = new ArrayList<>();
    directory.all(WebhookSubscription.class).forEach(each -> all.add(of(each)));
    directory.all(Extension.class).forEach(each -> all.add(of(each)));
    all.sort(Comparator.comparing(receiver -> receiver.id().value()));
    return all;
  }

  /** Who is meant by a subscription. */
  public static Receiver of(WebhookSubscription subscription) {
    return new Receiver(
        new ReceiverId(subscription.id().value()),
        subscription.form() == WebhookForm.JSON ? Format.V3 : Format.ROOM,
        subscription.form(),
        subscription.description(),
        subscription.url(),
        subscription.active(),
        subscription.scope(),
        Set.copyOf(subscription.events()),
        subscription.headers(),
        subscription.createdAt());
  }

  /** Who is meant by an extension. */
  public static Receiver of(Extension extension) {
    return new Receiver(
        new ReceiverId(extension.id().value()),
        extension.form() == WebhookForm.JSON ? Format.V2 : Format.ROOM,
        extension.form(),
        extension.name(),
        extension.url(),
        true,
        new WebhookScope.OfServices(extension.services()),
        OF_OLD,
        List.of(),
        extension.createdAt());
  }

  /** Whether this one is told of such a thing about that service of those teams. */
  public boolean wants(WebhookEventType event, ServiceId service, Set<TeamId> teams, Instant at) {
    return active && events.contains(event) && !at.isBefore(since) && covers(service, teams);
  }

  private boolean covers(ServiceId service, Set<TeamId> teams) {
    return switch (scope) {
      case WebhookScope.WholeAccount _ -> true;
      case WebhookScope.OfService(ServiceId only) -> only.equals(service);
      case WebhookScope.OfServices(List<ServiceId> some) -> some.contains(service);
      case WebhookScope.OfTeam(TeamId team) -> teams.contains(team);
    };
  }

  /** The one with that id. */
  public static Optional<Receiver> find(Directory directory, ReceiverId id) {
    return of(directory).stream().filter(receiver -> receiver.id().equals(id)).findFirst();
  }
}
