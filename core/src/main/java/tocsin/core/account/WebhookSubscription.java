package tocsin.core.account;

import java.time.Instant;
import java.util.List;
import tocsin.core.id.WebhookSubscriptionId;

/**
 * Somebody wants to be told of events by HTTP. Its signing secrets and the values of its headers
 * are credentials and not in here, so that listing and auditing it gives nothing away.
 *
 * @param active false: it is kept, and nothing is sent
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
    Instant createdAt)
    implements DirectoryEntry {
  public WebhookSubscription {
    events = List.copyOf(events);
    headers = List.copyOf(headers);
  }

  @Override
  public String key() {
    return id.value();
  }
}
