package tocsin.web.page.asset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TablerTrimTest {
  private static final Path TEMPLATES = Path.of("src/main/jte");
  private static final Path OWN = Path.of("src/main/resources/tocsin/web/asset/tocsin.css");

  @Test
  void keepsWhatIsUsedWithItsStatesAndDropsTheRest() {
    String css =
        """
        .btn{color:red}.btn:hover,.gone{color:blue}.gone.btn{x:y}h1,.gone h1{margin:0}
        @media (min-width:9px){.gone{a:b}}@media (min-width:9px){.btn{a:b}}@keyframes k{0%{a:b}}\
        """;

    String kept = TablerTrim.trim(css, Set.of("btn"), "");

    assertThat(kept)
        .isEqualTo(
            ".btn{color:red}.btn:hover{color:blue}h1{margin:0}@media (min-width:9px){.btn{a:b}}");
  }

  @Test
  void dropsVariablesThatNobodyReads() {
    String css = ":root{--a:1;--b:var(--a);--c:3;--d:var(--e);--e:5}.btn{x:var(--b)}";

    String kept = TablerTrim.trim(css, Set.of("btn"), ".own{y:var(--c)}");

    assertThat(kept).contains("--a:", "--b:", "--c:").doesNotContain("--d:", "--e:");
  }

  @Test
  void everyClassOfTheTemplatesIsInTheTrimmedStylesheetOrOurOwn() throws IOException {
    String own = Files.readString(OWN);
    String trimmed = TablerTrim.trim(TablerTrim.tabler(), TablerTrim.words(TEMPLATES), own);

    Set<String> missing = new TreeSet<>();
    for (String name : classes()) {
      Pattern rule = Pattern.compile("\\." + Pattern.quote(name) + "(?![A-Za-z0-9_-])");
      if (!rule.matcher(trimmed).find() && !rule.matcher(own).find()) {
        missing.add(name);
      }
    }

    assertThat(missing).isEmpty();
  }

  @Test
  void isATenthOfTabler() throws IOException {
    String whole = TablerTrim.tabler();
    String trimmed = TablerTrim.trim(whole, TablerTrim.words(TEMPLATES), Files.readString(OWN));

    assertThat(trimmed.length()).isLessThan(whole.length() / 10);
  }

  private static Set<String> classes() throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.walk(TEMPLATES)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".jte")).toList()) {
        Matcher attribute =
            Pattern.compile("class=\"((?:[^\"$]|\\$\\{[^}]*})*)\"").matcher(Files.readString(file));
        while (attribute.find()) {
          String fixed = attribute.group(1).replaceAll("\\$\\{[^}]*}", " ");
          Stream.of(fixed.split("\\s+")).filter(n -> !n.isBlank()).forEach(names::add);
        }
      }
    }
    return names;
  }
}
