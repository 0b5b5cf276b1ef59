package tocsin.server;

import java.net.URI;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import tocsin.runtime.health.Worker;
import tocsin.runtime.notifier.Channels;
import tocsin.runtime.selfcheck.DirectAlarm;
import tocsin.runtime.selfcheck.SelfCheck;
import tocsin.runtime.selfcheck.Watchers;
import tocsin.server.settings.SettingTable;
import tocsin.server.settings.Settings;

/** Makes the worker that watches this installation, and tells those who watch it from outside. */
final class Watchman {
  private Watchman() {}

  static Supplier<Worker> over(Shared shared, Channels channels, Settings settings) {
    Executor blocking = Executors.newVirtualThreadPerTaskExecutor();
    List<URI> addresses = settings.get(SettingTable.WATCHERS).stream().map(URI::create).toList();
    Watchers watchers = new Watchers(addresses, blocking);
    DirectAlarm alarm = new DirectAlarm(shared.directory()::current, channels, blocking);
    return () ->
        new SelfCheck(
            shared.intake(),
            shared.probes(),
            new SelfCheck.Pace(
                settings.get(SettingTable.WATCH_EVERY),
                settings.get(SettingTable.PAGES_TARGET_HIGH)),
            alarm,
            watchers::tell);
  }
}
