package tocsin.acceptance.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tocsin.acceptance.Needed;
import tocsin.web.openapi.Contract;
import tocsin.web.openapi.Exchange;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Clients written for Node, fetched once by npm as the lock file says, and run so that every host
 * they know is the server under test. What they are answered is as is described.
 */
final class NodeClients {
  private static final Path SOURCES = Path.of("clients");
  private static final Path BUILT = Path.of("target", "clients").toAbsolutePath();
  private static final List<String> FILES =
      List.of("package.json", "package-lock.json", "route.js", "pdjs.js");

  private static final String SEEN = "seen.jsonl";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final SecureServer server;
  private final Path home;

  /** Fetches the clients unless they are there; they keep what they keep in that folder. */
  NodeClients(SecureServer server, Path home) throws Exception {
    this.server = server;
    this.home = Files.createDirectories(home);
    fetch();
  }

  private static synchronized void fetch() throws Exception {
    Path lock = BUILT.resolve("package-lock.json");
    boolean there =
        Files.exists(BUILT.resolve("node_modules/.package-lock.json"))
            && Files.exists(lock)
            && Files.mismatch(lock, SOURCES.resolve("package-lock.json")) < 0;
    Files.createDirectories(BUILT);
    for (String file : FILES) {
      Files.copy(SOURCES.resolve(file), BUILT.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    if (!there) {
      String npm = Needed.always("npm").toString();
      Process process =
          new ProcessBuilder(npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund")
              .directory(BUILT.toFile())
              .redirectErrorStream(true)
              .redirectOutput(BUILT.resolve("npm.txt").toFile())
              .start();
      assertThat(process.waitFor()).as(Files.readString(BUILT.resolve("npm.txt"))).isZero();
    }
  }

  /** What the program printed; it must end well. */
  String run(String program, String... arguments) throws Exception {
    Path out = home.resolve("out.txt");
    Path errors = home.resolve("errors.txt");
    int exit = start(out, errors, program, arguments);
    assertThat(exit)
        .as("%s %s said: %s %s", program, List.of(arguments), read(out), read(errors))
        .isZero();
    return read(out);
  }

  /** What the program says when it ends badly, as it must. */
  String fails(String program, String... arguments) throws Exception {
    Path errors = home.resolve("errors.txt");
    int exit = start(home.resolve("out.txt"), errors, program, arguments);
    assertThat(exit).as("%s %s", program, List.of(arguments)).isNotZero();
    return read(errors);
  }

  private int start(Path out, Path errors, String program, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Needed.always("node").toString());
    command.add(BUILT.resolve(program).toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(out.toFile())
            .redirectError(errors.toFile());
    String folder = home.toString();
    builder
        .environment()
        .putAll(
            Map.of(
                "SERVER",
                server.process.address().toString(),
                "KEY",
                server.key,
                "NODE_EXTRA_CA_CERTS",
                server.certificate.certificate().toString(),
                "NODE_OPTIONS",
                "--require " + BUILT.resolve("route.js"),
                "HOME",
                folder,
                "XDG_CONFIG_HOME",
                folder,
                "XDG_CACHE_HOME",
                folder,
                "XDG_DATA_HOME",
                folder,
                "TZ",
                "UTC",
                "SEEN",
                home.resolve(SEEN).toString()));
    Process process = builder.start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      throw new AssertionError(program + " does not end. It said: " + read(out) + read(errors));
    }
    checkWhatWasSeen();
    return process.exitValue();
  }

  private void checkWhatWasSeen() throws IOException {
    Path seen = home.resolve(SEEN);
    assertThat(seen).as("what the client asked and got").isNotEmptyFile();
    List<String> lines = Files.readAllLines(seen);
    Files.delete(seen);
    for (String line : lines) {
      JsonNode exchange = JSON.readTree(line);
      Map<String, List<String>> headers = new HashMap<>();
      for (var header : exchange.path("headers").properties()) {
        headers.put(
            header.getKey(), header.getValue().valueStream().map(JsonNode::asString).toList());
      }
      Contract.checkForeign(
          new Exchange(
              exchange.path("method").stringValue(),
              exchange.path("target").stringValue(),
              exchange.path("sent").stringValue(),
              exchange.path("status").intValue(),
              HttpHeaders.of(headers, (name, value) -> true),
              exchange.path("body").stringValue()));
    }
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
