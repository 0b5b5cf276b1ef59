package tocsin.core.incident;

import org.jspecify.annotations.Nullable;
import tocsin.core.id.ServiceId;

/**
 * What the incident is about.
 *
 * @param title the first alert's summary, or what its maker wrote; later alerts don't change it
 * @param incidentKey unique among the open incidents of the service; null when none was given
 * @param details free text of an incident made by hand; null when none was given
 */
public record Subject(
    ServiceId service, String title, @Nullable String incidentKey, @Nullable String details) {}
