package tocsin.server.outlet;

import tocsin.channel.http.GuardSettings;
import tocsin.channel.webhook.WebhookChannel;
import tocsin.runtime.notifier.Channels;
import tocsin.server.settings.SettingTable;

/** Pages as HTTP requests to addresses that people name. */
final class WebhookOutlet {
  private WebhookOutlet() {}

  static Outlet open(Around around) {
    boolean allowPrivate = around.settings().get(SettingTable.WEBHOOK_ALLOW_PRIVATE);
    WebhookChannel webhook =
        new WebhookChannel(GuardSettings.of(allowPrivate), around.world().clock());
    return Outlet.sending(new Channels.Lane(webhook, Outlet.IN_FLIGHT));
  }
}
