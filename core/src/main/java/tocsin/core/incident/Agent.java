package tocsin.core.incident;

import tocsin.core.id.IntegrationId;
import tocsin.core.id.ServiceId;
import tocsin.core.id.UserId;

/** Who did it. */
public sealed interface Agent {
  /** A person. */
  record OfUser(UserId user) implements Agent {}

  /** A monitoring tool, through an integration of the service. */
  record OfIntegration(IntegrationId integration, ServiceId service) implements Agent {}

  /** Tocsin itself, because time passed or by an account-wide API key without a person. */
  record OfSystem() implements Agent {}
}
