package tocsin.server.outlet;

import java.time.Duration;
import tocsin.channel.http.GuardSettings;
import tocsin.channel.http.GuardedPost;
import tocsin.channel.ntfy.NtfyChannel;
import tocsin.runtime.notifier.Channels;
import tocsin.server.settings.PushSettings;

/** Pages to topics on ntfy servers. */
final class NtfyOutlet {
  private static final Duration WHOLE_ATTEMPT = Duration.ofSeconds(25);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private NtfyOutlet() {}

  static Outlet open(Around around) {
    GuardedPost named = post(true);
    GuardedPost others = post(false);
    NtfyChannel ntfy =
        new NtfyChannel(
            around.settings().get(PushSettings.NTFY_SERVERS),
            named,
            others,
            around.world().clock());
    return Outlet.sending(new Channels.Lane(ntfy, Outlet.IN_FLIGHT));
  }

  private static GuardedPost post(boolean allowPrivate) {
    String remedy = "An administrator can name the server in ntfy.servers.";
    return new GuardedPost(new GuardSettings(allowPrivate, TIMEOUT, remedy), WHOLE_ATTEMPT);
  }
}
