package tocsin.core.ledger;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.core.delivery.DeliveryTarget;
import tocsin.core.id.IncidentId;
import tocsin.core.id.UserId;
import tocsin.core.ledger.Finding.Kind;
import tocsin.core.ledger.Finding.Stage;

/**
 * Somebody who was asked to answer for an incident, and of whom the ledger knows no notification
 * for that.
 *
 * @param dueAt when the first one was to go out; null when they have no way to be reached
 * @param calledOff when it was answered or taken back; null when it was not
 * @param waits whether the engine's order to the notifier is still there to be taken
 */
public record Asked(
    IncidentId incident,
    UserId user,
    Instant at,
    @Nullable Instant dueAt,
    @Nullable Instant calledOff,
    Waits waits) {

  /** Where the order to the notifier is. */
  public enum Waits {
    IN_OUTBOX,
    NOWHERE
  }

  /**
   * What is wrong with that, if anything. An order that is called off before it is taken is taken
   * back without a trace, which is right as long as it was not due long before.
   */
  public Optional<Finding> judge(DeliveryTarget target, Instant now) {
    if (dueAt == null) {
      return Optional.empty();
    }
    Instant latest =
        dueAt.plus(target.high().compareTo(target.low()) > 0 ? target.high() : target.low());
    if (calledOff != null && !calledOff.isAfter(latest)) {
      return Optional.empty();
    }
    return switch (waits) {
      case NOWHERE -> Optional.of(finding(Kind.LOST, "was asked, and no notification was planned"));
      case IN_OUTBOX ->
          now.isAfter(latest)
              ? Optional.of(finding(Kind.LATE, "was asked, and the notifier has not begun with it"))
              : Optional.empty();
    };
  }

  private Finding finding(Kind kind, String sentence) {
    return new Finding(
        kind, Stage.INCIDENT_TO_PLAN, "user " + user + " of incident " + incident, at, sentence);
  }
}
