package tocsin.core.escalation;

import tocsin.core.id.ScheduleId;
import tocsin.core.schedule.Duty;

/** Somebody is asked because they are on call in that schedule. */
public record OnDuty(ScheduleId schedule, Duty duty) {}
