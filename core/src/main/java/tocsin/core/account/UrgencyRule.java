package tocsin.core.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tocsin.core.schedule.SupportHours;

/** Where the urgency of a service's incidents comes from. */
public sealed interface UrgencyRule {
  UrgencyRule HIGH = new Constant(UrgencyBasis.HIGH);
  UrgencyRule LOW = new Constant(UrgencyBasis.LOW);
  UrgencyRule SEVERITY_BASED = new Constant(UrgencyBasis.SEVERITY_BASED);

  /** What counts at that instant. */
  UrgencyBasis at(Instant now);

  /** When open low-urgency incidents are raised next, after that instant; empty when never. */
  Optional<Instant> nextRaise(Instant after);

  /** The same around the clock. */
  record Constant(UrgencyBasis basis) implements UrgencyRule {
    @Override
    public UrgencyBasis at(Instant now) {
      return basis;
    }

    @Override
    public Optional<Instant> nextRaise(Instant after) {
      return Optional.empty();
    }
  }

  /**
   * One basis while support is staffed, another one while it isn't.
   *
   * @param raises when open low-urgency incidents become high
   */
  record BySupportHours(
      SupportHours hours, UrgencyBasis during, UrgencyBasis outside, List<ScheduledRaise> raises)
      implements UrgencyRule {
    public BySupportHours {
      raises = raises.stream().distinct().toList();
    }

    @Override
    public UrgencyBasis at(Instant now) {
      return hours.include(now) ? during : outside;
    }

    @Override
    public Optional<Instant> nextRaise(Instant after) {
      return raises.stream()
          .flatMap(raise ->
              switch (raise) {
                case SUPPORT_HOURS_START -> hours.nextStart(after).stream();
                case SUPPORT_HOURS_END -> hours.nextEnd(after).stream();
              })
          .min(Instant::compareTo);
    }
  }
}
