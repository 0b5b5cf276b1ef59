package tocsin.tidy;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** ARCHITECTURE.md draws what is built: the road in the order of the code, and every module. */
class ArchitectureTest {
  private static final int FIRST_SCREEN = 45;

  private final Checkout checkout = Checkout.find();
  private final String page = checkout.text(Path.of("ARCHITECTURE.md"));

  @Test
  void theFirstScreenShowsTheRoadInTheOrderOfTheCode() {
    String screen = page.lines().limit(FIRST_SCREEN).collect(joining("\n"));
    assertThat(screen)
        .contains(String.join(" → ", BoundaryTest.ROAD))
        .contains(String.join(" · ", BoundaryTest.GROUND))
        .contains(String.join(" · ", BoundaryTest.SIDE_ROADS))
        .contains(String.join(" · ", BoundaryTest.VIEWS));
  }

  @Test
  void everyModuleIsDescribedWithWhatItUses() {
    for (String module : all("<module>([a-z-]+)</module>", checkout.text(Path.of("pom.xml")))) {
      String[] uses =
          all(
              "<artifactId>tocsin-([a-z-]+)</artifactId>\\s*</dependency>",
              checkout.text(Path.of(module, "pom.xml")));
      assertThat(page)
          .contains("| `" + module + "` | " + (uses.length == 0 ? "–" : String.join(", ", uses)));
    }
  }

  private static String[] all(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult found) -> found.group(1))
        .toArray(String[]::new);
  }
}
