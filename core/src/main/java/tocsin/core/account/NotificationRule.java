package tocsin.core.account;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tocsin.core.id.ContactMethodId;
import tocsin.core.id.NotificationRuleId;

/**
 * "When I am assigned a high-urgency incident, call me after 5 minutes, and again every 10 until
 * somebody answers." Delay is zero or more.
 *
 * @param repeatEvery whole minutes, at least one; null when it is told once. Counts for high
 *     urgency only
 */
public record NotificationRule(
    NotificationRuleId id,
    Duration delay,
    ContactMethodId contactMethod,
    Urgency urgency,
    @Nullable Duration repeatEvery) {
  /** Told once. */
  public NotificationRule(
      NotificationRuleId id, Duration delay, ContactMethodId contactMethod, Urgency urgency) {
    this(id, delay, contactMethod, urgency, null);
  }
}
