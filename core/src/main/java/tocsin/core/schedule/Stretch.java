package tocsin.core.schedule;

import org.jspecify.annotations.Nullable;
import tocsin.core.id.UserId;

/**
 * A stretch of time in which the same user, or nobody, is on call. Milliseconds since 1970 in UTC.
 *
 * @param start inclusive; {@link Long#MIN_VALUE} when it always was so
 * @param end exclusive; {@link Long#MAX_VALUE} when it stays so forever
 * @param user null when nobody is
 */
record Stretch(long start, long end, @Nullable UserId user) {
  static final Stretch NOBODY_EVER = new Stretch(Long.MIN_VALUE, Long.MAX_VALUE, null);

  boolean includes(long instant) {
    return start <= instant && instant < end;
  }

  /** The part of this stretch that lies inside the other, with this one's user. */
  Stretch within(Stretch other) {
    return new Stretch(Math.max(start, other.start), Math.min(end, other.end), user);
  }
}
