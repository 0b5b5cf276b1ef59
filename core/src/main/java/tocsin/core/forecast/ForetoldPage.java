package tocsin.core.forecast;

import java.time.Instant;
import tocsin.core.account.ContactMethod;
import tocsin.core.account.Urgency;
import tocsin.core.id.UserId;
import tocsin.core.incident.PageReason;

/**
 * One page that would go out.
 *
 * @param level the level of the policy that asks then
 */
public record ForetoldPage(
    Instant at,
    UserId user,
    ContactMethod contactMethod,
    Urgency urgency,
    PageReason reason,
    int level) {}
