package tocsin.core.schedule;

import tocsin.core.id.UserId;

/**
 * Somebody is on call at an instant, and why it is them.
 *
 * @param part the id of the layer, override, rotation or custom shift
 */
public record Duty(UserId user, Kind kind, String part) {
  /** What puts somebody on call. */
  public enum Kind {
    LAYER,
    OVERRIDE,
    ROTATION,
    CUSTOM_SHIFT
  }

  static Duty of(ShiftAssignment shift) {
    if (shift.override() != null) {
      return new Duty(shift.user(), Kind.OVERRIDE, shift.override().value());
    }
    return switch (shift.origin()) {
      case ShiftOrigin.OfRotation of ->
          new Duty(shift.user(), Kind.ROTATION, of.rotation().value());
      case ShiftOrigin.OfCustomShift of ->
          new Duty(shift.user(), Kind.CUSTOM_SHIFT, of.customShift().value());
    };
  }
}
