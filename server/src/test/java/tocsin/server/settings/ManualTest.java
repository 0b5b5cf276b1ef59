package tocsin.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tocsin.server.ExitCode;

/**
 * Holds {@code docs/settings.md} to the table. After a change of the table: delete the file, run
 * this test twice, and commit what it wrote.
 */
class ManualTest {
  @Test
  void theManualSaysWhatTheTableSays() throws IOException {
    Path manual = Path.of("..", "docs", "settings.md");
    if (Files.notExists(manual)) {
      Files.createDirectories(manual.getParent());
      Files.writeString(manual, text());
      throw new AssertionError("docs/settings.md was missing and has been written: look at it");
    }
    assertThat(manual)
        .as("delete docs/settings.md, run this test twice and commit the file")
        .content()
        .isEqualTo(text());
  }

  private static String text() {
    StringBuilder text =
        new StringBuilder(
            """
            # Settings

            Each can be given in three ways; what stands further up wins:

            1. on the command line: `./tocsin serve --data DIR --set intake.backlog=50000` (`--host` and `--port` have
               options of their own)
            2. in the environment: `TOCSIN_INTAKE_BACKLOG=50000`
            3. in a file with lines such as `intake.backlog=50000`: `tocsin.properties` in the data folder, or the one
               that `--config FILE` names

            Where a name has a `*`, as in `phone.*.url`, there may be several: put a name of your choice there, of small letters
            and digits, as in `phone.acme.url` or `TOCSIN_PHONE_ACME_URL`.

            A setting that doesn't exist or can't be read ends the program with one sentence and exit code 2.

            """);
    for (Setting<?> setting : SettingTable.ALL) {
      text.append("## ").append(setting.name()).append("\n\n");
      text.append(setting.meaning()).append("\n\n");
      text.append("- Standard: ");
      text.append(setting.standard().isEmpty() ? "not set" : "`" + setting.standard() + "`");
      text.append("\n- Variable: `").append(setting.variable()).append("`\n");
      if (setting.secret()) {
        text.append("- Secret: it is shown nowhere; prefer the file or the environment, for other")
            .append(" users of the\n  machine can see command lines.\n");
      }
      text.append('\n');
    }
    text.append("# Exit codes\n\nEach command of `./tocsin` ends with one of these numbers.\n\n");
    text.append("| code | meaning |\n|---|---|\n");
    for (ExitCode code : ExitCode.values()) {
      text.append("| %d | %s |\n".formatted(code.number(), code.meaning()));
    }
    return text.toString();
  }
}
