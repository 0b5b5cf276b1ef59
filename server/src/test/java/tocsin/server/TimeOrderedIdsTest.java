package tocsin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The form of ids, that they sort by their making, and that many threads get different ones. */
class TimeOrderedIdsTest {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-01T10:00:00Z"));
  private final TimeOrderedIds ids = new TimeOrderedIds(now::get, new SecureRandom());

  @Test
  void anIdIsAQAndThirteenCapitalsAndDigits() {
    assertThat(Stream.generate(ids::next).limit(10_000))
        .allMatch(id -> id.matches("Q[0-9A-Z]{13}"));
  }

  @Test
  void manyThreadsGetDifferentOnes() {
    Set<String> all =
        Stream.generate(() -> ids)
            .limit(100_000)
            .parallel()
            .map(TimeOrderedIds::next)
            .collect(Collectors.toSet());

    assertThat(all).hasSize(100_000);
  }

  @Test
  void laterIdsSortBehindEarlierOnes() {
    List<String> made =
        Stream.generate(
                () -> {
                  now.set(now.get().plusMillis(300));
                  return ids.next();
                })
            .limit(1_000)
            .toList();

    assertThat(made).isSorted();
  }

  @Test
  void aClockThatIsSetBackRepeatsNoId() {
    String before = ids.next();
    now.set(now.get().minusSeconds(3_600));

    assertThat(ids.next()).isGreaterThan(before);
  }

  @Test
  void twoProcessesOfTheSameSecondDiffer() {
    TimeOrderedIds other = new TimeOrderedIds(now::get, new SecureRandom());

    assertThat(other.next()).isNotEqualTo(ids.next());
  }
}
