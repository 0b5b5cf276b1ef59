package tocsin.server.outlet;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tocsin.core.account.ContactKind;
import tocsin.server.settings.ChatSettings;
import tocsin.server.settings.PhoneSettings;
import tocsin.server.settings.Setting;
import tocsin.server.settings.SettingTable;
import tocsin.server.settings.Settings;

/** Which media the settings open, for whoever must know without opening any. */
public final class MediaSetUp {
  private static final Set<ContactKind> ALWAYS =
      EnumSet.of(
          ContactKind.WEBHOOK,
          ContactKind.PUSH,
          ContactKind.NTFY,
          ContactKind.TEAMS,
          ContactKind.GOOGLE_CHAT);

  private final Settings settings;
  private final Set<ContactKind> media = EnumSet.copyOf(ALWAYS);

  private MediaSetUp(Settings settings) {
    this.settings = settings;
  }

  /** The same as {@link Outlets#real} would offer. The settings must have passed their check. */
  public static Set<ContactKind> of(Settings settings) {
    MediaSetUp found = new MediaSetUp(settings);
    found.with(ContactKind.EMAIL, List.of(SettingTable.EMAIL_URL));
    found.with(ContactKind.SLACK, List.of(ChatSettings.SLACK_TOKEN));
    found.with(ContactKind.TELEGRAM, List.of(ChatSettings.TELEGRAM_TOKEN));
    found.with(ContactKind.DISCORD, List.of(ChatSettings.DISCORD_TOKEN));
    found.with(
        ContactKind.MATTERMOST,
        List.of(ChatSettings.MATTERMOST_URL, ChatSettings.MATTERMOST_TOKEN));
    found.with(ContactKind.MATRIX, List.of(ChatSettings.MATRIX_URL, ChatSettings.MATRIX_TOKEN));
    settings.get(PhoneSettings.PROVIDERS).forEach(found::phones);
    return found.media;
  }

  private void with(ContactKind kind, List<Setting<Optional<String>>> needed) {
    if (needed.stream().allMatch(setting -> settings.get(setting).isPresent())) {
      media.add(kind);
    }
  }

  private void phones(String provider) {
    switch (settings.get(PhoneSettings.KIND.of(provider))) {
      case HTTP, SMPP -> media.add(ContactKind.SMS);
      case TWILIO -> {
        if (settings.get(PhoneSettings.FROM.of(provider)).isPresent()) {
          media.add(ContactKind.SMS);
        }
        if (settings.get(PhoneSettings.VOICE_FROM.of(provider)).isPresent()) {
          media.add(ContactKind.PHONE);
        }
        if (settings.get(PhoneSettings.WHATSAPP_FROM.of(provider)).isPresent()) {
          media.add(ContactKind.WHATSAPP);
        }
      }
    }
  }
}
