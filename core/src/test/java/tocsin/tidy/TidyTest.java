package tocsin.tidy;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The habits of CONTRIBUTING.md that a program can check. Not run with {@code -Dfast}. */
@Tag("tidy")
class TidyTest {
  private static final Checkout CHECKOUT = Checkout.find();
  private static final List<JavaSource> SOURCES =
      JavaSource.parse(
          CHECKOUT.texts(".java").entrySet().stream()
              .collect(toMap(file -> slashed(file.getKey()), Map.Entry::getValue)));

  @Test
  void everyModuleIsLookedAt() {
    assertThat(SOURCES.stream().map(JavaSource::module).collect(toSet()))
        .contains("core", "storage", "runtime", "web", "server");
  }

  @Test
  void filesAndMethodsAreShort() {
    assertThat(complaints(new SizeRule())).isEmpty();
  }

  @Test
  void templatesScriptsAndStyleSheetsAreShort() {
    Map<Path, String> files = CHECKOUT.texts(".jte", ".js", ".css", ".sql", ".sh");
    assertThat(files)
        .allSatisfy((path, text) -> assertThat(text.lines()).hasSizeLessThanOrEqualTo(600));
  }

  @Test
  void typesAreNamedForTheirJob() {
    assertThat(complaints(new NameRule())).isEmpty();
  }

  @Test
  void timeAndRandomnessAreArgumentsAndNobodySleeps() {
    assertThat(complaints(new CallRule())).isEmpty();
  }

  @Test
  void typesSayTheirJobInADocComment() {
    assertThat(complaints(new DocRule())).isEmpty();
  }

  @Test
  void everyPackageIsNullMarked() {
    Set<String> marked =
        SOURCES.stream()
            .filter(source -> source.path().endsWith("/package-info.java"))
            .filter(source -> source.text().contains("@NullMarked"))
            .map(TidyTest::modulePackage)
            .collect(toSet());
    assertThat(SOURCES.stream().map(TidyTest::modulePackage).distinct())
        .as("packages that need a package-info.java with @NullMarked")
        .allMatch(marked::contains);
  }

  @Test
  void nothingIsLeftForLater() {
    Stream<String> found =
        CHECKOUT.texts(".java", ".jte", ".js", ".css", ".sql", ".xml", ".md").entrySet().stream()
            .flatMap(
                file -> LeftoverRule.complaints(slashed(file.getKey()), file.getValue()).stream());
    assertThat(found).isEmpty();
  }

  private static Stream<String> complaints(Rule rule) {
    return SOURCES.stream().flatMap(source -> rule.complaints(source).stream());
  }

  private static String modulePackage(JavaSource source) {
    return source.module() + " " + source.tree().getPackageName();
  }

  private static String slashed(Path path) {
    return path.toString().replace('\\', '/');
  }
}
