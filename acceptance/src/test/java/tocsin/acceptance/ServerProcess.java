package tocsin.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The real program in a process of its own, with the options that {@code ./tocsin} gives it. */
public final class ServerProcess implements AutoCloseable {
  private static final Duration FOR_START = Duration.ofSeconds(60);
  private static final String LISTENING = "Tocsin is listening on ";

  private final Process process;
  private final Path errors;
  private final CompletableFuture<URI> address = new CompletableFuture<>();
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final Thread reader;

  private ServerProcess(Process process, Path errors) {
    this.process = process;
    this.errors = errors;
    this.reader = Thread.ofVirtual().name("server-output").start(this::read);
  }

  /** Starts it with that command line and returns at once; it may not even listen yet. */
  public static ServerProcess launch(List<String> arguments, Path errors) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            "tocsin.server.Main"));
    command.addAll(arguments);
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()));
      // What the machine has set for a Tocsin of its own is none of these tests' business.
      builder.environment().keySet().removeIf(name -> name.startsWith("TOCSIN_"));
      return new ServerProcess(builder.start(), errors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code serve} with these settings, on a free port unless they name one. */
  public static ServerProcess serve(Path data, Path errors, Map<String, String> settings) {
    List<String> arguments = new ArrayList<>();
    String port = settings.getOrDefault("port", "0");
    arguments.addAll(List.of("serve", "--data", data.toString(), "--port", port));
    settings.forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
    return launch(arguments, errors);
  }

  private void read() {
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        lines.add(line);
        if (line.startsWith(LISTENING)) {
          address.complete(URI.create(line.substring(LISTENING.length()).strip()));
        }
      }
    } catch (IOException e) {
      // It was killed in the middle of a line.
      address.completeExceptionally(e);
    }
    address.completeExceptionally(new IOException("It ended before it listened"));
  }

  /** Where it listens, without a slash at the end; waits until it does. */
  public URI address() throws InterruptedException {
    try {
      return address.get(FOR_START.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("The server does not listen. It said:\n" + errors(), e);
    }
  }

  /** Where it listens; empty when it ends before it does. */
  public Optional<URI> addressUnlessItEnds() throws InterruptedException {
    try {
      return Optional.of(address.get());
    } catch (ExecutionException e) {
      return Optional.empty();
    }
  }

  /** The next line on its standard output that begins like that; waits for it. */
  public String line(String beginning) throws InterruptedException {
    for (String line = next(); ; line = next()) {
      if (line.startsWith(beginning)) {
        return line;
      }
    }
  }

  private String next() throws InterruptedException {
    String line = lines.poll(FOR_START.toSeconds(), TimeUnit.SECONDS);
    if (line == null) {
      throw new AssertionError("The server said nothing more. It said before:\n" + errors());
    }
    return line;
  }

  /** Everything on the standard output of a process that ends by itself. */
  public List<String> output() throws InterruptedException {
    if (!reader.join(FOR_START)) {
      throw new AssertionError("It goes on and on. It said:\n" + errors());
    }
    return List.copyOf(lines);
  }

  /** Everything on its standard error so far, of earlier processes with the same file too. */
  public String errors() {
    try {
      return Files.readString(errors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for so long at most; whether it has ended by itself. */
  public boolean endsWithin(Duration time) throws InterruptedException {
    return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The exit code of a process that ends by itself; waits for that. */
  public int exitCode() throws InterruptedException {
    if (!endsWithin(FOR_START)) {
      throw new AssertionError("It goes on and on. It said:\n" + errors());
    }
    return process.exitValue();
  }

  /** SIGKILL: nothing of it runs any more when this returns. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** SIGSTOP: it stands still where it is, and its connections with it. */
  public void freeze() throws IOException, InterruptedException {
    signal("-STOP");
  }

  /** SIGCONT: it goes on as if nothing had been. */
  public void thaw() throws IOException, InterruptedException {
    signal("-CONT");
  }

  private void signal(String signal) throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", signal, Long.toString(process.pid())).start();
    if (kill.waitFor() != 0) {
      throw new AssertionError("kill " + signal + " failed with " + kill.exitValue());
    }
  }

  /** SIGTERM: asks it to stop in order. */
  public void terminate() {
    process.destroy();
  }

  /** What it occupies of the machine's memory, in MB. */
  public long residentMegabytes() throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    end(process);
  }

  /** Ends a process, first by asking. */
  public static void end(Process process) {
    process.destroy();
    try {
      if (process.waitFor(10, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Process unused = process.destroyForcibly();
  }
}
