package tocsin.server.outlet;

import tocsin.channel.chat.HookChannel;
import tocsin.channel.chat.googlechat.GoogleChatMessage;
import tocsin.channel.chat.teams.TeamsMessage;
import tocsin.channel.http.GuardSettings;
import tocsin.core.account.ContactKind;
import tocsin.runtime.notifier.Channels;
import tocsin.server.settings.SettingTable;

/** Teams and Google Chat, by webhooks that people make there. Nothing has to be set up here. */
final class HookOutlet {
  private HookOutlet() {}

  static Outlet teams(Around around) {
    return open(around, new HookChannel.Kind("teams", ContactKind.TEAMS, new TeamsMessage()));
  }

  static Outlet googleChat(Around around) {
    return open(
        around,
        new HookChannel.Kind("google-chat", ContactKind.GOOGLE_CHAT, new GoogleChatMessage()));
  }

  private static Outlet open(Around around, HookChannel.Kind kind) {
    boolean allowPrivate = around.settings().get(SettingTable.WEBHOOK_ALLOW_PRIVATE);
    HookChannel channel =
        new HookChannel(kind, GuardSettings.of(allowPrivate), around.world().clock());
    return Outlet.sending(new Channels.Lane(channel, Outlet.IN_FLIGHT));
  }
}
