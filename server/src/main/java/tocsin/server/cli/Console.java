package tocsin.server.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What a command has of the world around the process.
 *
 * @param out for results that scripts read; flushes at each line
 * @param err for people; flushes at each line
 */
public record Console(PrintWriter out, PrintWriter err, Map<String, String> environment) {
  /** The one of this process. */
  public static Console ofProcess() {
    return new Console(
        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
        new PrintWriter(System.err, true, StandardCharsets.UTF_8),
        System.getenv());
  }
}
