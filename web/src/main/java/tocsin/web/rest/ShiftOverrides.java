package tocsin.web.rest;

import tocsin.core.id.OverrideId;
import tocsin.core.schedule.ShiftBasedSchedule;
import tocsin.core.schedule.ShiftOverride;
import tocsin.web.rest.shape.ShiftBasedShape;

/** {@code /v3/schedules/{id}/overrides}: somebody takes one person's place for a time. */
final class ShiftOverrides {
  /** What they are to {@link OneOffsApi}. */
  static final OneOffsApi.Kind<ShiftOverride> KIND =
      new OneOffsApi.Kind<>(
          "override",
          "An override",
          "override",
          ShiftBasedSchedule::overrides,
          ShiftBasedSchedule::withOverrides,
          (reader, input, id, schedule) -> reader.override(input, new OverrideId(id), schedule),
          ShiftInput::changed,
          ShiftBasedShape::override);

  private ShiftOverrides() {}
}
