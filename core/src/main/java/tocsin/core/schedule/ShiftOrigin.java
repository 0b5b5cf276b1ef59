package tocsin.core.schedule;

import tocsin.core.id.CustomShiftId;
import tocsin.core.id.RotationId;

/** What a shift of a shift-based schedule comes from; overrides are bound to it. */
public sealed interface ShiftOrigin {
  /** An event of this rotation. */
  record OfRotation(RotationId rotation) implements ShiftOrigin {}

  /** This custom shift. */
  record OfCustomShift(CustomShiftId customShift) implements ShiftOrigin {}
}
