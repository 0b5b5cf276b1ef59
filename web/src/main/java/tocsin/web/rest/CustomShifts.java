package tocsin.web.rest;

import java.util.Optional;
import tocsin.core.id.CustomShiftId;
import tocsin.core.schedule.CustomShift;
import tocsin.core.schedule.ShiftBasedSchedule;
import tocsin.web.rest.shape.ShiftBasedShape;

/** {@code /v3/schedules/{id}/custom_shifts}: shifts outside of every rotation. */
final class CustomShifts {
  /** What they are to {@link OneOffsApi}. */
  static final OneOffsApi.Kind<CustomShift> KIND =
      new OneOffsApi.Kind<>(
          "custom_shift",
          "A custom shift",
          "shift",
          ShiftBasedSchedule::customShifts,
          ShiftBasedSchedule::withCustomShifts,
          (reader, input, id, schedule) ->
              reader.customShift(input, new CustomShiftId(id), Optional.empty()),
          (reader, input, before) -> reader.customShift(input, before.id(), Optional.of(before)),
          ShiftBasedShape::customShift);

  private CustomShifts() {}
}
