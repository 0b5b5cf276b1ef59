package tocsin.core.account;

import java.time.Instant;
import java.util.List;
import tocsin.core.id.WebhookSubscriptionId;

/**
 * Somebody wants to be told of events by HTTP. Its signing secrets and the values of its headers
 * are credentials and not in here, so that listing and auditing it gives nothing away.
 *
 * @param active false: it is kept, and nothing is sent
 * @param url where to, or the room of a bot such as {@code slack:C012}
 * @param headers the names of the headers that go with each request
 */
public record WebhookSubscription(
    WebhookSubscriptionId id,
    String description,
    boolean active,
    WebhookScope scope,
    List<WebhookEventType> events,
    String url,
    List<String> headers,
    Instant createdAt,
    WebhookForm form)
    implements DirectoryEntry {
  public WebhookSubscription {
    events = List.copyOf(events);
    headers = List.copyOf(headers);
  }

  /** One that tells programs. */
  public WebhookSubscription(
      WebhookSubscriptionId id,
      String description,
      boolean active,
      WebhookScope scope,
      List<WebhookEventType> events,
      String url,
      List<String> headers,
      Instant createdAt) {
    this(id, description, active, scope, events, url, headers, createdAt, WebhookForm.JSON);
  }

  @Override
  public String key() {
    return id.value();
  }
}
