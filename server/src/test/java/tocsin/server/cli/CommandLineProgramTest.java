package tocsin.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.core.account.Account;
import tocsin.core.account.Directory;
import tocsin.core.account.DirectoryChange;
import tocsin.core.account.Priority;
import tocsin.core.account.Role;
import tocsin.core.account.Urgency;
import tocsin.core.account.User;
import tocsin.server.DataFolder;
import tocsin.storage.Stores;

/** What can be typed, what it answers, and with which number it ends. */
class CommandLineProgramTest {
  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) throws InterruptedException {
    Console console = new Console(new PrintWriter(out, true), new PrintWriter(err, true), Map.of());
    return new CommandLineProgram(console).run(arguments);
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  @Test
  void initPrintsAKeyAloneOnItsLastLineAndMakesAnOwnerWhoCanBePaged() throws Exception {
    assertThat(run("init", "--data", data(), "--email", "ann@example.org", "--name", "Ann"))
        .isZero();

    assertThat(out.toString().lines().toList().getLast()).matches("[A-Za-z0-9_-]{20}");
    try (Stores stores = DataFolder.open(Path.of(data()))) {
      Directory directory = stores.directory().load();
      User ann = directory.userByEmail("ann@example.org").orElseThrow();
      assertThat(ann.role()).isEqualTo(Role.OWNER);
      assertThat(ann.usableRules(Urgency.HIGH)).hasSize(1);
      assertThat(ann.usableRules(Urgency.LOW)).hasSize(1);
      assertThat(directory.account().fallbackContact()).isEqualTo(ann.id());
      assertThat(directory.all(Account.class)).hasSize(1);
      assertThat(directory.all(Priority.class))
          .extracting(Priority::name)
          .containsExactlyInAnyOrder("P1", "P2", "P3", "P4", "P5");
    }
  }

  @Test
  void checkSaysWhetherPagesWouldArriveAndTouchesNoFolderThatIsNone() throws Exception {
    assertThat(run("check", "--data", data())).isEqualTo(2);
    assertThat(Path.of(data())).doesNotExist();
    assertThat(run("init", "--data", data(), "--email", "ann@example.org")).isZero();
    assertThat(run("check", "--data", data())).isEqualTo(9);
    assertThat(out.toString()).contains("only by e-mail", "set email.url");
    String mail = "email.url=smtp://127.0.0.1:1";
    assertThat(run("check", "--data", data(), "--set", mail)).isZero();
    assertThat(out.toString()).endsWith("Ready." + System.lineSeparator());

    try (Stores stores = DataFolder.open(Path.of(data()))) {
      User ann = stores.directory().load().userByEmail("ann@example.org").orElseThrow();
      User unreached = ann.reachedBy(List.of(), List.of());
      stores.directory().save(List.of(new DirectoryChange.Put(unreached)));
    }
    assertThat(run("check", "--data", data(), "--weeks", "1")).isEqualTo(9);
    assertThat(out.toString()).contains("no fallback contact who can be reached");

    try (Stores _ = DataFolder.open(Path.of(data()))) {
      assertThat(run("check", "--data", data())).isEqualTo(3);
    }
    saysInOneSentence("GET /readiness");
  }

  @Test
  void initRefusesAFolderThatIsSetUp() throws Exception {
    assertThat(run("init", "--data", data(), "--email", "ann@example.org")).isZero();

    assertThat(run("init", "--data", data(), "--email", "bob@example.org")).isEqualTo(8);

    saysInOneSentence("This folder is set up already");
    try (Stores stores = DataFolder.open(Path.of(data()))) {
      assertThat(stores.directory().load().all(User.class)).hasSize(1);
    }
  }

  @Test
  void whatIsTypedWrongEndsWithTwoAndOneSentence() throws Exception {
    List<String[]> typed =
        List.of(
            new String[] {},
            new String[] {"sevre"},
            new String[] {"serve"},
            new String[] {"serve", "--data"},
            new String[] {"serve", "--data", data(), "--loud"},
            new String[] {"serve", "--data", data(), "--data", data()},
            new String[] {"serve", "--data", data(), "here"},
            new String[] {"serve", "--data", data(), "--set", "email.ulr=smtp://localhost"},
            new String[] {"serve", "--data", data(), "--set", "port"},
            new String[] {"serve", "--data", data(), "--port", "ninety"},
            new String[] {"serve", "--data", data(), "--set", "email.url=http://localhost"},
            new String[] {"serve", "--data", data(), "--set", "phone.providers=acme"},
            new String[] {"serve", "--data", data(), "--set", "matrix.token=secret"},
            new String[] {"serve", "--data", data(), "--set", "tls.cert=/tls.pem"},
            new String[] {"init", "--data", data(), "--email", "nobody"},
            new String[] {
              "init", "--data", data(), "--email", "a@b.org", "--zone", "Mars/Olympus"
            });
    for (String[] arguments : typed) {
      err.getBuffer().setLength(0);
      assertThat(run(arguments)).as(String.join(" ", arguments)).isEqualTo(2);
      saysInOneSentence("tocsin: ");
    }
    assertThat(Path.of(data())).doesNotExist();
  }

  @Test
  void aSecretInAMalformedSettingIsNotRepeated() throws Exception {
    assertThat(run("serve", "--data", data(), "--set", "email.url=smtp//me:pa55@mail"))
        .isEqualTo(2);

    assertThat(err.toString()).doesNotContain("pa55");
  }

  @Test
  void aFolderInUseEndsWithThree() throws Exception {
    try (Stores inUse = DataFolder.open(Path.of(data()))) {
      assertThat(run("serve", "--data", data(), "--port", "0")).isEqualTo(3);
      assertThat(inUse.directory().load().all(User.class)).isEmpty();
    }
    saysInOneSentence("Another Tocsin uses");
  }

  @Test
  void aFolderThatCannotBeWrittenEndsWithFive() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "no folder");

    assertThat(run("serve", "--data", file.toString(), "--port", "0")).isEqualTo(5);

    saysInOneSentence("can't be written");
  }

  @Test
  void aDamagedFileEndsWithSix() throws Exception {
    assertThat(run("init", "--data", data(), "--email", "ann@example.org")).isZero();
    Path engine = Path.of(data(), "engine.db");
    Files.write(engine, new byte[(int) Files.size(engine)]);

    assertThat(run("serve", "--data", data(), "--port", "0")).isEqualTo(6);

    saysInOneSentence("engine.db");
  }

  @Test
  void aPortInUseEndsWithSevenAndLetsGoOfTheFolder() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());

      assertThat(run("serve", "--data", data(), "--port", port)).isEqualTo(7);

      saysInOneSentence("port " + port);
    }
    assertThat(run("init", "--data", data(), "--email", "ann@example.org")).isZero();
  }

  @Test
  void aSecretTypedInTheWrongPlaceIsNotRepeated() throws Exception {
    assertThat(run("serve", "--data", data(), "email.url=smtp://me:pa55@mail")).isEqualTo(2);

    assertThat(err.toString()).contains("email.url").doesNotContain("pa55");
  }

  @Test
  void helpTellsTheOptionsAndWhatTheNumbersMean() throws Exception {
    assertThat(run("help", "serve")).isZero();

    assertThat(out.toString())
        .contains("--data DIR", "--host", "--port", "--set", "--config", "3  Another process");
  }

  @Test
  void helpWithoutACommandTellsTheCommands() throws Exception {
    assertThat(run("help")).isZero();

    assertThat(out.toString()).contains("serve", "init", "demo").doesNotContain("train");
  }

  /** The last sentence said; above it the log may say more, but never a stack trace. */
  private void saysInOneSentence(String words) {
    List<String> lines = err.toString().lines().toList();
    assertThat(lines).noneMatch(line -> line.contains("\tat "));
    assertThat(lines.getLast()).startsWith("tocsin: ").contains(words).endsWith(".");
  }
}
