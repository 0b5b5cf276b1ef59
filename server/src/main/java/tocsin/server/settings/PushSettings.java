package tocsin.server.settings;

import java.util.List;
import java.util.Optional;
import tocsin.channel.ntfy.NtfyServers;
import tocsin.server.settings.Setting.Unreadable;

/** What can be set about Web Push and ntfy. */
public final class PushSettings {
  private PushSettings() {}

  public static final Setting<Optional<String>> CONTACT =
      new Setting<>(
          "push.contact",
          "",
          "Where a push service of a browser can complain, as a `mailto:` or `https:` address;"
              + " Apple's refuses made-up ones. Not set: `public.url` if that is https, else the"
              + " address in `email.from`.",
          false,
          text -> Readings.unlessEmpty(text, PushSettings::contact));

  public static final Setting<Boolean> ALLOW_PRIVATE =
      new Setting<>(
          "push.allow-private",
          "false",
          "Whether push services may be at private, loopback and link-local addresses, as a"
              + " UnifiedPush server of your own may be. Who may add a device could then reach what"
              + " stands behind your firewall.",
          false,
          Readings::yesOrNo);

  public static final Setting<NtfyServers> NTFY_SERVERS =
      new Setting<>(
          "ntfy.servers",
          "",
          "ntfy servers that need an access token or stand inside your network:"
              + " `https://ntfy.example.org=tk_…,http://10.0.0.5:8080`. Other public servers work"
              + " without being named.",
          true,
          PushSettings::ntfyServers);

  /** All of them. */
  static final List<Setting<?>> ALL = List.of(CONTACT, ALLOW_PRIVATE, NTFY_SERVERS);

  private static String contact(String text) {
    if (text.matches("(mailto:[^\\s@]+@[^\\s@]+|https://\\S+)")) {
      return text;
    }
    throw new Unreadable("an address such as mailto:oncall@example.org or https://example.org");
  }

  private static NtfyServers ntfyServers(String text) {
    return NtfyServers.read(text)
        .orElseThrow(() ->
            new Unreadable(
                "addresses of servers, each with = and its token if it has one, with commas"
                    + " between them"));
  }
}
