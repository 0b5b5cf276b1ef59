package tocsin.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tocsin.core.account.DirectoryChange;
import tocsin.storage.Stores;
import tocsin.storage.sql.SqliteStores;

/** The real program in a process of its own, with the options that {@code ./tocsin} gives it. */
final class ServerProcess implements AutoCloseable {
  /** Handed over by {@code ./tocsin bench}: what {@code ./tocsin serve} would give the JVM. */
  private static final List<String> OPTIONS =
      List.of(System.getProperty("tocsin.server.options", "-Xmx512m").split("\\s+"));

  private final Process process;
  private final int port;
  private final double startSeconds;

  private ServerProcess(Process process, int port, double startSeconds) {
    this.process = process;
    this.port = port;
    this.startSeconds = startSeconds;
  }

  /** Puts the account of the benchmarks into a new data folder. */
  static void prepare(Path data, int asked) {
    prepare(data, BenchAccount.asking(asked));
  }

  /** Puts that account into a new data folder. */
  static void prepare(Path data, List<DirectoryChange> account) {
    try (Stores stores = SqliteStores.open(data, warning -> {})) {
      stores.directory().save(account);
    }
  }

  /** Starts it on a free port and returns when it takes requests. */
  static ServerProcess start(Path data, List<String> javaOptions, List<String> settings)
      throws IOException {
    List<String> command = java(javaOptions);
    command.addAll(
        List.of(
            "tocsin.server.Main",
            "serve",
            "--data",
            data.toString(),
            "--port",
            "0",
            "--set",
            "log.level=error"));
    settings.forEach(setting -> command.addAll(List.of("--set", setting)));
    long begun = System.nanoTime();
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    // What the server on this machine is told must not reach the one that is measured.
    boolean unused = builder.environment().keySet().removeIf(name -> name.startsWith("TOCSIN_"));
    Process process = builder.start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      int at = line.indexOf("listening on http://");
      if (at >= 0) {
        double seconds = (System.nanoTime() - begun) / 1e9;
        int port = Integer.parseInt(line.substring(line.lastIndexOf(':') + 1).strip());
        return new ServerProcess(process, port, seconds);
      }
    }
    throw new IOException("The server did not start");
  }

  /** The command line up to the main class. */
  static List<String> java(List<String> javaOptions) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OPTIONS);
    command.addAll(javaOptions);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    return command;
  }

  /** The command line of one of the program's commands. */
  static List<String> command(String... words) {
    List<String> command = java(List.of());
    command.add("tocsin.server.Main");
    command.addAll(List.of(words));
    return command;
  }

  int port() {
    return port;
  }

  double startSeconds() {
    return startSeconds;
  }

  /** What it occupies of the machine's memory, in MB. */
  long residentMegabytes() throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(-1L);
  }

  boolean alive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    process.destroy();
    Process unused =
        process.onExit().orTimeout(10, TimeUnit.SECONDS).exceptionally(late -> killed()).join();
  }

  private Process killed() {
    return process.destroyForcibly();
  }
}
