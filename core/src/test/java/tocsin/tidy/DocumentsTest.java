package tocsin.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents point at is there. */
class DocumentsTest {
  private static final Pattern LINK =
      Pattern.compile("\\]\\((?!https?:|mailto:|#)([^)#]+)[^)]*\\)");

  private final Checkout checkout = Checkout.find();

  @Test
  void everyLinkToAFileLeadsToOne() {
    Stream<String> broken =
        checkout.texts(".md").entrySet().stream()
            .flatMap(document ->
                LINK.matcher(document.getValue())
                    .results()
                    .map(link -> link.group(1))
                    .filter(link -> Files.notExists(beside(document.getKey(), link)))
                    .map(link -> document.getKey() + " links to " + link));
    assertThat(broken).isEmpty();
  }

  private Path beside(Path document, String link) {
    Path folder = Objects.requireNonNull(checkout.root().resolve(document).getParent());
    return folder.resolve(link);
  }
}
