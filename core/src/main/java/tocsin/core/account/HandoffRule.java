package tocsin.core.account;

import java.time.Duration;
import tocsin.core.id.ContactMethodId;
import tocsin.core.id.HandoffRuleId;

/**
 * "Tell me by mail an hour before I go on call."
 *
 * @param advance how long before the shift's change; zero is when it happens
 */
public record HandoffRule(
    HandoffRuleId id, HandoffKind kind, Duration advance, ContactMethodId contactMethod) {}
