package tocsin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The form of ids, and that many threads get different ones. */
class RandomIdsTest {
  private final RandomIds ids = new RandomIds(new SecureRandom());

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
            .map(RandomIds::next)
            .collect(Collectors.toSet());

    assertThat(all).hasSize(100_000);
  }

  @Test
  void everyPlaceTakesEveryDigit() {
    for (int place = 1; place < 14; place++) {
      int at = place;
      assertThat(Stream.generate(ids::next).limit(5_000).map(id -> id.charAt(at)).distinct())
          .as("place %d", at)
          .hasSize(36);
    }
  }
}
