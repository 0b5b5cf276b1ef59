package tocsin.server.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tocsin.server.DataFolder;
import tocsin.server.FirstLink;
import tocsin.server.Outlets;
import tocsin.server.Tocsin;
import tocsin.server.World;
import tocsin.server.log.Logs;
import tocsin.server.settings.SettingTable;
import tocsin.server.settings.Settings;

/** The real thing. */
@Command(name = "serve", description = "Starts Tocsin. It stops in order on SIGTERM and Ctrl-C.")
final class ServeCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "The folder for everything that is kept; nothing else is written.")
  private Path data = Path.of("");

  @Mixin private SettingOptions options = new SettingOptions();

  ServeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    Settings settings = options.read(console.environment(), data);
    Logs.toStandardError(settings.get(SettingTable.LOG_LEVEL));
    OrderlyEnd end = new OrderlyEnd();
    try {
      start(settings, end);
    } catch (RuntimeException e) {
      end.callOff();
      throw e;
    }
    return end.await();
  }

  private void start(Settings settings, OrderlyEnd end) {
    World world = World.real();
    Outlets outlets = Outlets.of(settings, world.clock());
    Tocsin tocsin = Tocsin.start(settings, world, DataFolder.open(data), outlets);
    end.closes(tocsin::close);
    console.out().println("Tocsin is listening on http://" + tocsin.listensOn());
    FirstLink.path(tocsin, world)
        .ifPresent(path -> console.out().println("Set it up here: " + tocsin.address() + path));
  }
}
