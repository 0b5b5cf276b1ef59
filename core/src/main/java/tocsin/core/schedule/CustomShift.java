package tocsin.core.schedule;

import java.time.Instant;
import tocsin.core.id.CustomShiftId;

/** A shift outside of every rotation: {@code start} inclusive, {@code end} exclusive. */
public record CustomShift(CustomShiftId id, Instant start, Instant end, ShiftMember member)
    implements OneOff<CustomShift> {
  @Override
  public String key() {
    return id.value();
  }

  @Override
  public CustomShift endedAt(Instant then) {
    return new CustomShift(id, start, then, member);
  }
}
