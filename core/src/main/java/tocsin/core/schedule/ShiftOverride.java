package tocsin.core.schedule;

import java.time.Instant;
import tocsin.core.id.OverrideId;

/**
 * Somebody takes over from one other for a time, in the shifts of one origin: {@code start}
 * inclusive, {@code end} exclusive. Where the overridden member isn't on call it changes nothing.
 */
public record ShiftOverride(
    OverrideId id,
    ShiftOrigin origin,
    Instant start,
    Instant end,
    ShiftMember overridden,
    ShiftMember overriding)
    implements OneOff<ShiftOverride> {
  @Override
  public String key() {
    return id.value();
  }

  @Override
  public ShiftOverride endedAt(Instant then) {
    return new ShiftOverride(id, origin, start, then, overridden, overriding);
  }
}
