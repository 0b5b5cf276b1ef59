package tocsin.acceptance.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.acceptance.Installation;
import tocsin.acceptance.RestApi;
import tocsin.acceptance.ServerProcess;

/** A data folder that can't be used: one sentence, an exit code, and nothing harmed. */
class DataFolderTest {
  @TempDir Path folder;

  @Test
  void aFolderInUseIsRefusedAndWhoUsesItGoesOn() throws Exception {
    Installation installation = Installation.in(folder);
    try (ServerProcess first = installation.serve(Map.of())) {
      RestApi api = installation.api(first);
      String before = api.user("Ann", "ann@example.org");

      assertThat(refusal(installation.data(), 3)).contains("Another Tocsin uses");

      assertThat(api.user("Bob", "bob@example.org")).isNotEqualTo(before);
      assertThat(api.get("/users/" + before).at("/user/name").stringValue()).isEqualTo("Ann");
    }
  }

  @Test
  void aNewerFolderIsRefusedAsItIs() throws Exception {
    Installation installation = Installation.in(folder);
    Path engine = installation.data().resolve("engine.db");
    try (var file = DriverManager.getConnection("jdbc:sqlite:" + engine);
        var statement = file.createStatement()) {
      boolean unused = statement.execute("PRAGMA user_version = 99");
    }

    assertThat(refusedUnharmed(installation.data(), 4)).contains("newer");
  }

  @Test
  void aDamagedFolderIsRefusedAsItIs() throws Exception {
    Installation installation = Installation.in(folder);
    Path events = installation.data().resolve("events.db");
    Path unused = Files.writeString(events, "Dear diary, nothing happened today. ".repeat(99));

    assertThat(refusedUnharmed(installation.data(), 6)).contains("events.db", "backup");
  }

  @Test
  void aFileInTheFoldersPlaceIsRefusedAsItIs() throws Exception {
    Path file = Files.writeString(folder.resolve("data"), "mine");

    assertThat(refusal(file, 5)).contains("can't be written");
    assertThat(file).hasContent("mine");
  }

  @Test
  void aReadOnlyFolderIsRefusedAndGoodAgainOnceItCanBeWritten() throws Exception {
    try (SmallDisk disk = new SmallDisk(folder.resolve("disk"), 64)) {
      Installation installation = Installation.in(folder.resolve("disk"));
      disk.writable(false);

      assertThat(refusedUnharmed(installation.data(), 5)).contains("can't be written");

      disk.writable(true);
      try (ServerProcess server = installation.serve(Map.of())) {
        assertThat(installation.api(server).get("/users").at("/users/0/email").stringValue())
            .isEqualTo(Installation.OWNER);
      }
    }
  }

  @Test
  void aFullDiskIsRefusedAndGoodAgainOnceThereIsRoom() throws Exception {
    try (SmallDisk disk = new SmallDisk(folder.resolve("disk"), 64)) {
      Path data = Files.createDirectories(folder.resolve("disk/data"));
      disk.fill();

      assertThat(refusal(data, 5)).containsIgnoringCase("full");

      disk.empty();
      assertThat(Installation.in(folder.resolve("disk")).key()).hasSize(20);
    }
  }

  /** What it says on standard error, which must be one sentence. */
  private String refusal(Path data, int exitCode) throws IOException, InterruptedException {
    Path errors = Files.createTempFile(folder, "errors", ".log");
    try (ServerProcess server =
        ServerProcess.launch(List.of("serve", "--data", data.toString(), "--port", "0"), errors)) {
      assertThat(server.exitCode()).as(server.errors()).isEqualTo(exitCode);
      assertThat(server.output()).isEmpty();
      assertThat(server.errors().lines()).singleElement().asString().startsWith("tocsin: ");
      assertThat(server.errors()).doesNotContain("Exception", "SQL");
      return server.errors();
    }
  }

  private String refusedUnharmed(Path data, int exitCode) throws IOException, InterruptedException {
    Map<Path, String> before = contents(data);
    String said = refusal(data, exitCode);
    assertThat(contents(data)).isEqualTo(before);
    return said;
  }

  private static Map<Path, String> contents(Path data) throws IOException {
    Map<Path, String> contents = new HashMap<>();
    try (Stream<Path> files = Files.list(data)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(file, Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return contents;
  }
}
