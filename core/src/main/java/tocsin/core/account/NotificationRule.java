package tocsin.core.account;

import java.time.Duration;
import tocsin.core.id.ContactMethodId;
import tocsin.core.id.NotificationRuleId;

/** "When I am assigned a high-urgency incident, call me after 5 minutes." Delay is zero or more. */
public record NotificationRule(
    NotificationRuleId id, Duration delay, ContactMethodId contactMethod, Urgency urgency) {}
