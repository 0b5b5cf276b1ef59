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
import tocsin.web.page.frame.Section;

class IconsTest {
  private static final Pattern IN_TEMPLATE =
      Pattern.compile("tag\\.icon\\(name = \"([a-z0-9-]+)\"\\)");

  @Test
  void everyIconThatIsAskedForIsInTheFile() throws IOException {
    String icons = Files.readString(Path.of("src/main/resources/tocsin/web/asset/icons.svg"));
    Set<String> missing = new TreeSet<>();
    for (String name : asked()) {
      if (!icons.contains("id=\"i-" + name + "\"")) {
        missing.add(name);
      }
    }
    assertThat(missing).isEmpty();
  }

  private static Set<String> asked() throws IOException {
    Set<String> names = new TreeSet<>();
    for (Section section : Section.values()) {
      names.add(section.icon());
    }
    try (Stream<Path> files = Files.walk(Path.of("src/main/jte"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".jte")).toList()) {
        Matcher icon = IN_TEMPLATE.matcher(Files.readString(file));
        while (icon.find()) {
          names.add(icon.group(1));
        }
      }
    }
    return names;
  }
}
