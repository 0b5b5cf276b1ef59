package tocsin.channel.chain;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import tocsin.channel.Receipt;
import tocsin.channel.Receipts;
import tocsin.core.delivery.ProviderHealth;

/** Keeps the health of one provider in one medium. Safe for use by several threads. */
public final class ProviderWatch {
  private final InstantSource clock;
  private final AtomicReference<ProviderHealth> health = new AtomicReference<>(ProviderHealth.NEW);
  private volatile boolean bringsReceipts;
  private volatile boolean failing;

  public ProviderWatch(InstantSource clock) {
    this.clock = clock;
  }

  /** How it is. */
  public ProviderHealth health() {
    return health.get();
  }

  /** Whether a receipt ever came: only then the next one can be counted on. */
  boolean bringsReceipts() {
    return bringsReceipts;
  }

  /** Whether it is passed over now. */
  public boolean rests() {
    return health.get().rests(clock.instant());
  }

  /** Whether it is passed over because it fails, and not because it takes no more just now. */
  public boolean fails() {
    return failing && rests();
  }

  void given() {
    change(now -> now.given(clock.instant()));
  }

  void took() {
    failing = false;
    change(ProviderHealth::took);
  }

  void failed(Duration asked) {
    full(asked);
    failing = true;
  }

  /** It takes no more for so long. */
  void full(Duration asked) {
    Instant at = clock.instant();
    change(now -> now.failed(at, asked));
  }

  private void change(UnaryOperator<ProviderHealth> to) {
    var _ = health.updateAndGet(to);
  }

  /** Learns from the receipts on their way. */
  public Receipts learning(Receipts next) {
    return receipt -> {
      bringsReceipts = true;
      change(now -> now.receipt(receipt.state() == Receipt.State.ARRIVED, clock.instant()));
      failing |= health.get().ails();
      next.arrived(receipt);
    };
  }
}
