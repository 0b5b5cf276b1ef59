package tocsin.server.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import tocsin.server.ExitCode;
import tocsin.server.World;
import tocsin.server.demo.Demo;
import tocsin.server.demo.TemporaryFolder;
import tocsin.server.log.Logs;
import tocsin.server.settings.LogLevel;
import tocsin.server.settings.SettingSources;
import tocsin.server.settings.Settings;

/** Something to look at within a minute. */
final class DemoCommand {
  private static final Option PORT =
      Option.optional("--port", "PORT", "The port on this machine; not given: any free one.");

  private final Console console;

  DemoCommand(Console console) {
    this.console = console;
  }

  Command command() {
    return new Command(
        "demo",
        "Starts a sample team with fake phones on this machine; leaves nothing behind.",
        List.of(PORT),
        this::run);
  }

  private ExitCode run(Arguments arguments) throws InterruptedException {
    Logs.toStandardError(LogLevel.WARN);
    OrderlyEnd end = new OrderlyEnd();
    try {
      TemporaryFolder folder = TemporaryFolder.make();
      end.closes(folder::close);
      // The environment is left aside: the demo must not be led out of this machine.
      Settings settings =
          SettingSources.read(
              Map.of("port", arguments.one(PORT).orElse("0")), Map.of(), null, null);
      Demo demo = Demo.start(folder.path(), settings, World.real());
      end.closes(demo::close);
      welcome(console.out(), demo);
    } catch (RuntimeException e) {
      end.callOff();
      throw e;
    }
    return end.await();
  }

  private static void welcome(PrintWriter out, Demo demo) {
    out.println("Tocsin is listening on " + demo.address());
    out.println();
    out.println("  Pages    " + demo.address() + "/ui/  (log in as anybody of the team)");
    out.println("  Pocket   " + demo.address() + "/ui/pocket  (what all fake phones receive)");
    out.println();
    out.println("This pages whoever is on call:");
    out.println();
    out.println(demo.curl());
    out.println();
    out.println("Ctrl-C ends the demo and deletes what it kept.");
  }
}
