package tocsin.core.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.core.id.LayerId;
import tocsin.core.id.UserId;

/**
 * One rotation of a schedule: the users take turns of equal length, counted from {@code
 * rotationVirtualStart}. Turns that are whole days hand off at the same wall-clock time across
 * daylight saving; shorter ones count elapsed time. Any values make a layer, so that {@link
 * ScheduleCheck} can name what is wrong; one without users or turns of any length is never on call.
 *
 * @param start nobody is on call in this layer before it
 * @param end null while the layer has no end; exclusive
 * @param rotationVirtualStart may lie before or after {@code start}; the first user's turn begins
 *     here
 * @param turnLength one minute to ten years
 * @param users in the order of their turns; the same one may come several times
 * @param restrictions empty: on call round the clock
 */
public record Layer(
    LayerId id,
    String name,
    Instant start,
    @Nullable Instant end,
    Instant rotationVirtualStart,
    Duration turnLength,
    List<UserId> users,
    List<Restriction> restrictions) {
  public Layer {
    users = List.copyOf(users);
    restrictions = List.copyOf(restrictions);
  }

  /** The same layer from then until then, null for no end. */
  Layer between(Instant since, @Nullable Instant until) {
    return new Layer(id, name, since, until, rotationVirtualStart, turnLength, users, restrictions);
  }

  /** The same layer by another name. */
  Layer named(String other) {
    return new Layer(id, other, start, end, rotationVirtualStart, turnLength, users, restrictions);
  }

  /** Whether the same users have the same turns in it, whenever it begins and ends. */
  boolean hasTurnsOf(Layer other) {
    return rotationVirtualStart.equals(other.rotationVirtualStart)
        && turnLength.equals(other.turnLength)
        && users.equals(other.users)
        && restrictions.equals(other.restrictions);
  }
}
