package tocsin.server.outlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.channel.Answered;
import tocsin.channel.Answers;
import tocsin.channel.UnconfiguredChannel;
import tocsin.channel.chat.ChatProduct;
import tocsin.core.account.ContactKind;
import tocsin.core.account.Language;
import tocsin.core.incident.ActionChannel;
import tocsin.core.reply.PageReply;
import tocsin.runtime.directory.LiveDirectory;
import tocsin.runtime.notifier.Channels;
import tocsin.server.World;
import tocsin.server.settings.SettingSources;
import tocsin.server.settings.Settings;
import tocsin.storage.Stores;
import tocsin.storage.sql.SqliteStores;

/** What the settings open. */
class EveryMediumTest {
  private static final Map<String, String> CHATS =
      Map.ofEntries(
          Map.entry("slack.token", "xoxb-1"),
          Map.entry("slack.signing-secret", "s"),
          Map.entry("telegram.token", "99:abc"),
          Map.entry("mattermost.url", "http://127.0.0.1:1"),
          Map.entry("mattermost.token", "t"),
          Map.entry("discord.token", "t"),
          Map.entry("discord.public-key", "00".repeat(31) + "01"),
          Map.entry("matrix.url", "http://127.0.0.1:1"),
          Map.entry("matrix.token", "t"));

  @TempDir Path folder;

  @Test
  void eachChatThatIsSetUpIsServedAndHeard() {
    try (Stores stores = SqliteStores.open(folder, warning -> {})) {
      Outlets outlets = Outlets.real(around(stores, CHATS));
      Map<ContactKind, String> served = new HashMap<>();
      for (Channels.Lane lane : outlets.lanes()) {
        if (!(lane.channel() instanceof UnconfiguredChannel)) {
          lane.channel().kinds().forEach(kind -> served.put(kind, lane.channel().name()));
        }
      }

      assertThat(served)
          .containsEntry(ContactKind.SLACK, "slack")
          .containsEntry(ContactKind.TELEGRAM, "telegram")
          .containsEntry(ContactKind.MATTERMOST, "mattermost")
          .containsEntry(ContactKind.DISCORD, "discord")
          .containsEntry(ContactKind.MATRIX, "matrix")
          .containsEntry(ContactKind.TEAMS, "teams")
          .containsEntry(ContactKind.GOOGLE_CHAT, "google-chat");
      assertThat(outlets.callbacks())
          .extracting(callback -> callback.name())
          .contains("slack", "mattermost", "discord");
      assertThat(outlets.upkeep())
          .extracting(worker -> worker.name())
          .contains("telegram-listener", "matrix-listener");
      assertThat(outlets.bots())
          .extracting(ChatProduct::name)
          .containsExactlyInAnyOrder("slack", "telegram", "mattermost", "discord", "matrix");
      outlets.closing().run();
    }
  }

  @Test
  void whatIsOfferedIsKnownFromTheSettingsAlone() {
    Map<String, String> all = new HashMap<>(CHATS);
    all.put("email.url", "smtp://127.0.0.1:1");
    all.put("phone.providers", "voice,texts");
    all.put("phone.voice.kind", "twilio");
    all.put("phone.voice.account", "AC1");
    all.put("phone.voice.token", "t");
    all.put("phone.voice.voice-from", "+15550001");
    all.put("phone.texts.kind", "http");
    all.put("phone.texts.url", "http://127.0.0.1:1/?to={to}&text={text}");
    all.put("phone.texts.from", "+15550001");
    try (Stores stores = SqliteStores.open(folder, warning -> {})) {
      for (Map<String, String> said : List.of(Map.<String, String>of(), CHATS, all)) {
        Around around = around(stores, said);
        Outlets outlets = Outlets.real(around);
        assertThat(MediaSetUp.of(around.settings())).isEqualTo(outlets.offered().kinds());
        outlets.closing().run();
      }
    }
  }

  private static Around around(Stores stores, Map<String, String> said) {
    Settings settings = SettingSources.read(said, Map.of(), null, null);
    return new Around(
        settings,
        World.real(),
        stores,
        new LiveDirectory(stores.directory()),
        new Nobody(),
        receipt -> {},
        new SimpleMeterRegistry(),
        Optional::empty);
  }

  /** Nobody answers in this test. */
  private static final class Nobody implements Answers {
    @Override
    public Answered from(ContactKind kind, String address, PageReply reply) {
      return new Answered.Unknown("Nobody is here.");
    }

    @Override
    public Optional<Language> language(String token, ActionChannel channel) {
      return Optional.empty();
    }

    @Override
    public Language language(ContactKind kind, String address) {
      return Language.ENGLISH;
    }

    @Override
    public Answered by(String token, ActionChannel channel) {
      return new Answered.Unknown("Nobody is here.");
    }

    @Override
    public Answered by(String token, PageReply reply, ActionChannel channel) {
      return new Answered.Unknown("Nobody is here.");
    }
  }
}
