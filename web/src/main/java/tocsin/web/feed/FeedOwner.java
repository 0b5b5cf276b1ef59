package tocsin.web.feed;

import tocsin.core.id.ScheduleId;
import tocsin.core.id.UserId;

/** Whose shifts a calendar feed shows. */
public sealed interface FeedOwner {
  /** All shifts of a person, in whatever schedule. */
  record OfUser(UserId user) implements FeedOwner {}

  /** Everybody's shifts in a schedule. */
  record OfSchedule(ScheduleId schedule) implements FeedOwner {}

  /** Under which name it is kept, and stands in the link. */
  default String name() {
    return switch (this) {
      case OfUser(var user) -> "u." + user;
      case OfSchedule(var schedule) -> "s." + schedule;
    };
  }
}
