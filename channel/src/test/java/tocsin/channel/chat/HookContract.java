package tocsin.channel.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import tocsin.channel.Channel;
import tocsin.channel.Message;
import tocsin.channel.Outcome.Rejected;
import tocsin.channel.Pages;
import tocsin.channel.ProviderContract;
import tocsin.channel.http.GuardSettings;

/** What pages keep that go by the incoming webhook of a chat product. */
public abstract class HookContract extends ProviderContract {
  private static final InstantSource CLOCK = InstantSource.fixed(Pages.THEN);

  private final HookChannel.Kind kind;
  private final FakeHook hook;
  private final HookChannel channel;

  protected HookContract(HookChannel.Kind kind, FakeHook hook) {
    this.kind = kind;
    this.hook = hook;
    this.channel = new HookChannel(kind, GuardSettings.of(true), CLOCK);
  }

  @Override
  protected final Channel channel() {
    return channel;
  }

  @Override
  protected final Channel impatient() {
    return new HookChannel(kind, new GuardSettings(true, Duration.ofMillis(200)), CLOCK);
  }

  @Override
  protected final FakeHook provider() {
    return hook;
  }

  @Override
  protected final Message message(String key, Message.Page page) {
    return Pages.to(kind.contact(), hook.hook(), key, page);
  }

  @Test
  void anAddressInsideThisNetworkIsNotCalledUnlessAllowed() throws Exception {
    HookChannel guarded = new HookChannel(kind, GuardSettings.of(false), CLOCK);

    assertThat(guarded.send(message("N1"))).isInstanceOf(Rejected.class);
    assertThat(hook.requests()).isEmpty();
  }
}
