package tocsin.runtime.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static tocsin.runtime.notifier.World.ANN;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import tocsin.core.notification.PlannedNotification;

class ShardNotifierTest {
  private final World world = new World();
  private final ShardNotifier notifier = world.notifier("us");

  @Test
  void aPageThatIsDueGoesOutAtOnceAndLeavesTheOutbox() {
    PlannedNotification page = world.page(ANN, "QDISK", Duration.ZERO);

    world.settle(notifier);

    assertThat(world.channel.arrived()).containsExactly(page.id().value());
    assertThat(world.outbox()).isEmpty();
  }

  @Test
  void aPageWaitsForItsTime() {
    world.page(ANN, "QDISK", Duration.ofMinutes(5));

    world.settle(notifier);
    assertThat(world.channel.arrived()).isEmpty();

    world.pass(Duration.ofMinutes(5));
    world.settle(notifier);
    assertThat(world.channel.arrived()).hasSize(1);
  }
}
