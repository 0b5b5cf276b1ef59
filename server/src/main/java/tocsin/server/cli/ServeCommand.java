package tocsin.server.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tocsin.server.DataFolder;
import tocsin.server.ExitCode;
import tocsin.server.FirstLink;
import tocsin.server.Tocsin;
import tocsin.server.World;
import tocsin.server.log.Logs;
import tocsin.server.outlet.Outlets;
import tocsin.server.settings.SettingTable;
import tocsin.server.settings.Settings;

/** The real thing. */
final class ServeCommand {
  private static final Option DATA =
      Option.required(
          "--data", "DIR", "The folder for everything that is kept; nothing else is written.");

  private final Console console;

  ServeCommand(Console console) {
    this.console = console;
  }

  Command command() {
    List<Option> options = new ArrayList<>(List.of(DATA));
    options.addAll(SettingOptions.ALL);
    return new Command(
        "serve",
        "Starts Tocsin for real. It stops in order on SIGTERM and Ctrl-C.",
        options,
        this::run);
  }

  private ExitCode run(Arguments arguments) throws InterruptedException {
    Path data = Path.of(arguments.required(DATA));
    Settings settings = SettingOptions.read(arguments, console.environment(), data);
    Logs.toStandardError(settings.get(SettingTable.LOG_LEVEL));
    OrderlyEnd end = new OrderlyEnd();
    try {
      start(data, settings, end);
    } catch (RuntimeException e) {
      end.callOff();
      throw e;
    }
    return end.await();
  }

  private void start(Path data, Settings settings, OrderlyEnd end) {
    Tocsin.check(settings);
    World world = World.real();
    Tocsin tocsin = Tocsin.start(settings, world, DataFolder.open(data), Outlets::real);
    end.closes(tocsin::close);
    tocsin.measureDisk(data);
    console.out().println("Tocsin is listening on " + tocsin.listensOn());
    FirstLink.path(tocsin, world)
        .ifPresent(path -> console.out().println("Set it up here: " + tocsin.address() + path));
  }
}
