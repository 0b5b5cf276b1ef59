package tocsin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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
    return find(names).orElseGet(() -> missing(names[0]));
  }

  /** The program of that name, without which a test fails everywhere. */
  public static Path always(String name) {
    return find(name).orElseThrow(() -> new AssertionError(sentence(name)));
  }

  private static Optional<Path> find(String... names) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .flatMap(folder -> Stream.of(names).map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Path missing(String name) {
    assertThat(System.getenv("CI")).as(sentence(name)).isNotEqualTo("true");
    return Assumptions.abort(sentence(name));
  }

  private static String sentence(String name) {
    return "There is no " + name + " on this machine: install the package " + name + ".";
  }
}
