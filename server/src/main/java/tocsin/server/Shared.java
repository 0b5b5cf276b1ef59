package tocsin.server;

import tocsin.runtime.access.AnswerLinks;
import tocsin.runtime.directory.LiveDirectory;
import tocsin.runtime.engine.IncidentFeed;
import tocsin.runtime.engine.WishQueue;
import tocsin.runtime.health.Wakeup;
import tocsin.runtime.intake.Backlog;
import tocsin.runtime.intake.Intake;
import tocsin.runtime.intake.SenderRates;
import tocsin.runtime.selfcheck.ProbeSink;
import tocsin.server.settings.SettingTable;
import tocsin.server.settings.Settings;
import tocsin.storage.Stores;

/**
 * What the faces and the workers share; it outlives every worker.
 *
 * @param probes where the self-check's probes end
 * @param engine wakes the engine
 */
record Shared(
    LiveDirectory directory,
    Backlog backlog,
    Intake intake,
    WishQueue wishes,
    IncidentFeed feed,
    AnswerLinks links,
    ProbeSink probes,
    Wakeup engine) {
  private static final int WAITING_WISHES = 1_000;

  static Shared over(Stores stores, World world, Settings settings) {
    LiveDirectory directory = new LiveDirectory(stores.directory());
    Backlog backlog = new Backlog(settings.get(SettingTable.INTAKE_BACKLOG), undecided(stores));
    Wakeup engine = new Wakeup();
    return new Shared(
        directory,
        backlog,
        new Intake(
            stores.eventLog(),
            directory::current,
            new Intake.Room(backlog, new SenderRates(settings.get(SettingTable.INTAKE_RATE))),
            world.clock().instant(),
            engine::wake),
        new WishQueue(WAITING_WISHES, engine::wake),
        new IncidentFeed(),
        SigningKey.links(stores.credentials(), world),
        new ProbeSink(world.clock()),
        engine);
  }

  /** What the last run accepted and didn't decide. */
  private static long undecided(Stores stores) {
    long decided = stores.incidents().progress().eventPosition();
    return Math.max(0, stores.eventLog().lastPosition() - decided);
  }
}
