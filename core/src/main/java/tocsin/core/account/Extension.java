package tocsin.core.account;

import java.time.Instant;
import java.util.List;
import tocsin.core.id.ExtensionId;
import tocsin.core.id.ServiceId;

/**
 * A webhook of PagerDuty's older kind (version 2): told of everything about the incidents of some
 * services.
 *
 * @param url where to, or the room of a bot such as {@code slack:C012}
 * @param config JSON text that clients keep with it; decides nothing
 */
public record Extension(
    ExtensionId id,
    String name,
    String url,
    List<ServiceId> services,
    String config,
    Instant createdAt,
    WebhookForm form)
    implements DirectoryEntry {
  public Extension {
    services = List.copyOf(services);
  }

  /** One that tells programs. */
  public Extension(
      ExtensionId id,
      String name,
      String url,
      List<ServiceId> services,
      String config,
      Instant createdAt) {
    this(id, name, url, services, config, createdAt, WebhookForm.JSON);
  }

  @Override
  public String key() {
    return id.value();
  }
}
