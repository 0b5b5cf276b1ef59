package tocsin.core.escalation;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.core.id.UserId;

/**
 * A level of a policy, resolved to the people it asks at the instant it is entered.
 *
 * @param number 1 is the first
 * @param users never empty, each once, in the order of the level's targets
 * @param delay how long they have before the next level is asked
 * @param duties why those are on call whom a schedule brought; a person may also be a target
 * @param turn which target's turn it was; null when the rule asks everybody
 */
public record Level(
    int number, List<UserId> users, List<OnDuty> duties, Duration delay, @Nullable Turn turn) {
  public Level {
    users = List.copyOf(users);
    duties = List.copyOf(duties);
  }
}
