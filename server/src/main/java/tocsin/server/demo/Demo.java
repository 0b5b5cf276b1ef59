package tocsin.server.demo;

import java.nio.file.Path;
import tocsin.channel.pocket.Pocket;
import tocsin.server.DataFolder;
import tocsin.server.Tocsin;
import tocsin.server.World;
import tocsin.server.outlet.Outlets;
import tocsin.server.settings.Settings;

/** A whole Tocsin with a sample account, in which everything sent ends in a pocket. */
public final class Demo implements AutoCloseable {
  private final Tocsin tocsin;
  private final Pocket pocket;
  private final String routingKey;

  private Demo(Tocsin tocsin, Pocket pocket, String routingKey) {
    this.tocsin = tocsin;
    this.pocket = pocket;
    this.routingKey = routingKey;
  }

  /** Starts it in an empty folder; returns once requests are taken. */
  public static Demo start(Path folder, Settings settings, World world) {
    Pocket pocket = new Pocket();
    Outlets.Maker outlets = Outlets.into(pocket, world.clock());
    Tocsin tocsin = Tocsin.start(settings, world, DataFolder.open(folder), outlets);
    SampleAccount sample = SampleAccount.make(world);
    var _ = tocsin.directory().change(now -> sample.changes());
    return new Demo(tocsin, pocket, sample.routingKey());
  }

  /** Where its pages are, without a slash at its end. */
  public String address() {
    return tocsin.address();
  }

  /** What everybody was sent. */
  public Pocket pocket() {
    return pocket;
  }

  /** The line to type that pages somebody. */
  public String curl() {
    return """
    curl %s/v2/enqueue -H 'Content-Type: application/json' -d '{"routing_key": "%s", \
    "event_action": "trigger", "dedup_key": "checkout-down", "payload": {"summary": \
    "Checkout is down: no orders for 5 minutes", "source": "shop-1", "severity": "critical"}}'\
    """
        .formatted(address(), routingKey);
  }

  @Override
  public void close() {
    tocsin.close();
  }
}
