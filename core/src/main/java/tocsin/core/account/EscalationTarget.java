package tocsin.core.account;

import tocsin.core.id.ScheduleId;
import tocsin.core.id.UserId;

/** Whom a level asks: a person, or whoever a schedule has on call when the level is entered. */
public sealed interface EscalationTarget {
  /** Always this person. */
  record OfUser(UserId user) implements EscalationTarget {}

  /** Whoever is on call in this schedule. */
  record OfSchedule(ScheduleId schedule) implements EscalationTarget {}
}
