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
 * @param repeat 0 for the first time, 1 when the person is told for the second time, and so on
 */
public record ForetoldPage(
    Instant at,
    UserId user,
    ContactMethod contactMethod,
    Urgency urgency,
    PageReason reason,
    int level,
    int repeat) {}
