package tocsin.acceptance.entry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A checkout with the real ./tocsin and one source file, beside a Maven and JDKs that are scripts.
 */
final class FakeCheckout {
  private static final List<String> TOOLS =
      List.of(
          "sh",
          "dirname",
          "readlink",
          "sed",
          "find",
          "cksum",
          "sort",
          "tr",
          "ls",
          "tail",
          "rm",
          "cp",
          "mv",
          "mkdir",
          "mktemp",
          "cat",
          "flock");

  final Path home;
  final Path root;
  final Path script;
  private final Path bin;

  FakeCheckout(Path folder) throws IOException {
    home = Files.createDirectories(folder.resolve("home"));
    root = Files.createDirectories(folder.resolve("a check out"));
    bin = Files.createDirectories(folder.resolve("bin"));
    script = Files.copy(Path.of("..", "tocsin"), root.resolve("tocsin"));
    for (String file : List.of("pom.xml", ".mvn/jvm.config", "server/pom.xml")) {
      write(file, "<project/>");
    }
    write("server/src/main/java/Main.java", "class Main {}");
    for (String tool : TOOLS) {
      for (String place : System.getenv("PATH").split(File.pathSeparator)) {
        if (Files.isExecutable(Path.of(place, tool))) {
          program(bin.resolve(tool), "exec " + place + "/" + tool + " \"$@\"");
          break;
        }
      }
    }
  }

  /** A folder that passes for a JDK; its java prints how it was called, and which process it is. */
  Path jdk(String name, String version) throws IOException {
    Path jdk = Files.createDirectories(home.resolve(name));
    Files.createDirectories(jdk.resolve("bin"));
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    program(jdk.resolve("bin/java"), "echo \"" + name + " pid=$$ $*\"");
    program(jdk.resolve("bin/javac"), "exit 0");
    return jdk;
  }

  /** A Maven that notes each call and leaves what a build leaves, or fails. */
  void maven(boolean works) throws IOException {
    String build =
        """
        echo "$JAVA_HOME $*" >>"%1$s/mvn.log"
        mkdir -p "%2$s/server/target/lib" "%2$s/bench/target/lib"
        : >"%2$s/server/target/lib/part.jar"
        : >"%2$s/server/target/tocsin-server-1.jar"
        : >"%2$s/bench/target/lib/part.jar"
        : >"%2$s/bench/target/lib/kit.jar"
        : >"%2$s/bench/target/tocsin-bench-1.jar"
        """
            .formatted(home, root);
    program(bin.resolve("mvn"), works ? build : "echo broken; exit 1");
  }

  List<String> mavenCalls() throws IOException {
    Path log = home.resolve("mvn.log");
    return Files.exists(log) ? Files.readAllLines(log) : List.of();
  }

  void write(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  void onPath(Path jdk) throws IOException {
    Files.createSymbolicLink(bin.resolve("java"), jdk.resolve("bin/java"));
  }

  Said run(Path command, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    var all = Stream.concat(Stream.of(command.toString()), Stream.of(arguments)).toList();
    var builder = new ProcessBuilder(all).directory(home.toFile());
    builder.environment().clear();
    builder.environment().putAll(Map.of("PATH", bin.toString(), "HOME", home.toString()));
    builder.environment().putAll(environment);
    builder.redirectError(home.resolve("err").toFile());
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Said(process.pid(), process.waitFor(), out, Files.readString(home.resolve("err")));
  }

  record Said(long pid, int status, String out, String err) {}

  private static void program(Path file, String text) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + text + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
