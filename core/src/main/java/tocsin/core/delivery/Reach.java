package tocsin.core.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a notification came toward its person.
 *
 * @param sendings how often a provider took it
 * @param reached how often it came as far as can be known, so that the next time is a repetition
 * @param uncounted attempts that were no failures of anybody
 * @param failed providers that took it and did not bring it, since it last reached the person
 * @param awaited the receipt that is to come; null when none is
 */
public record Reach(
    int sendings, int reached, int uncounted, List<String> failed, @Nullable Awaited awaited) {
  /** Nothing went out yet. */
  public static final Reach NONE = new Reach(0, 0, 0, List.of(), null);

  public Reach {
    failed = List.copyOf(failed);
  }

  Reach deferred() {
    return new Reach(sendings, reached, uncounted + 1, failed, awaited);
  }

  Reach sent(Awaited receipt) {
    return new Reach(sendings + 1, reached, uncounted + 1, failed, receipt);
  }

  /** The same by a clock that was set back by that much. */
  Reach setBack(Duration by) {
    return awaited == null
        ? this
        : new Reach(sendings, reached, uncounted, failed, awaited.setBack(by));
  }

  /** A provider took it, and no more is heard of that. */
  Reach delivered() {
    return new Reach(sendings + 1, reached + 1, uncounted + 1, List.of(), null);
  }

  /** What was sent counts as having come there. */
  Reach arrived() {
    return new Reach(sendings, reached + 1, uncounted, List.of(), null);
  }

  Reach failed(String provider) {
    List<String> all = new ArrayList<>(failed);
    all.add(provider);
    return new Reach(sendings, reached, uncounted, all, null);
  }
}
