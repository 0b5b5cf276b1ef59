package tocsin.core.account;

import java.time.Instant;
import java.util.List;
import tocsin.core.id.ExtensionId;
import tocsin.core.id.ServiceId;

/**
 * A webhook of PagerDuty's older kind (version 2): told of everything about the incidents of some
 * services.
 *
 * @param config JSON text that clients keep with it; decides nothing
 */
public record Extension(
    ExtensionId id,
    String name,
    String url,
    List<ServiceId> services,
    String config,
    Instant createdAt)
    implements DirectoryEntry {
  public Extension {
    services = List.copyOf(services);
  }

  @Override
  public String key() {
    return id.value();
  }
}
