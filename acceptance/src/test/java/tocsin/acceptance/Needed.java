package tocsin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Programs of the machine that some tests need; {@code .ci/run} installs them. */
public final class Needed {
  private Needed() {}

  /**
   * The first program of one of these names. Without it the test is left out, except in CI, where
   * it fails.
   */
  public static Path program(String... names) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .flatMap(folder -> Stream.of(names).map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseGet(() -> missing(names[0]));
  }

  private static Path missing(String name) {
    String sentence = "There is no " + name + " on this machine: install the package " + name + ".";
    assertThat(System.getenv("CI")).as(sentence).isNotEqualTo("true");
    return Assumptions.abort(sentence);
  }
}
