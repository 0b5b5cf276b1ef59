package tocsin.server.outlet;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tocsin.channel.http.GuardSettings;
import tocsin.channel.http.GuardedPost;
import tocsin.channel.push.PushChannel;
import tocsin.channel.push.PushReceipts;
import tocsin.channel.push.PushSender;
import tocsin.channel.push.VapidKey;
import tocsin.runtime.contact.LostContacts;
import tocsin.runtime.notifier.Channels;
import tocsin.server.World;
import tocsin.server.settings.PushSettings;
import tocsin.server.settings.SettingTable;
import tocsin.server.settings.Settings;
import tocsin.storage.CredentialStore;
import tocsin.storage.CredentialStore.Credential;
import tocsin.storage.CredentialStore.Kind;

/** Pages to browsers. Needs nothing set: the key that they subscribe to is made once and kept. */
final class PushOutlet {
  private static final String KEY_NAME = "web-push";
  private static final Duration WHOLE_ATTEMPT = Duration.ofSeconds(25);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private PushOutlet() {}

  static Outlet open(Around around) {
    Settings settings = around.settings();
    World world = around.world();
    VapidKey key = key(around.stores().credentials(), world);
    PushSender sender =
        new PushSender(key, contact(settings), PushOutlet::pair, world.secrets()::bytes);
    GuardSettings guard =
        new GuardSettings(
            settings.get(PushSettings.ALLOW_PRIVATE),
            TIMEOUT,
            "An administrator can set push.allow-private.");
    PushChannel push =
        new PushChannel(
            sender,
            new GuardedPost(guard, WHOLE_ATTEMPT),
            world.clock(),
            new LostContacts(around.directory())::lost);
    return new Outlet(
        List.of(new Channels.Lane(push, Outlet.IN_FLIGHT)),
        List.of(),
        List.of(new PushReceipts(key, around.receipts(), world.clock())),
        List.of(),
        List.of(),
        () -> {});
  }

  private static VapidKey key(CredentialStore store, World world) {
    return store
        .find(Kind.SIGNING_KEY, KEY_NAME)
        .flatMap(known -> VapidKey.read(known.value()))
        .orElseGet(() -> make(store, world));
  }

  private static VapidKey make(CredentialStore store, World world) {
    VapidKey key = VapidKey.of(pair());
    store.save(
        new Credential(
            Kind.SIGNING_KEY,
            KEY_NAME,
            null,
            "what browsers subscribe to",
            key.stored(),
            world.clock().instant(),
            null));
    return key;
  }

  private static KeyPair pair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has P-256", e);
    }
  }

  /** Somebody has to be named, or push services refuse. */
  private static String contact(Settings settings) {
    Optional<String> web =
        settings.get(SettingTable.PUBLIC_URL).filter(url -> url.startsWith("https:"));
    return settings
        .get(PushSettings.CONTACT)
        .or(() -> web)
        .orElseGet(() ->
            "mailto:" + settings.get(SettingTable.EMAIL_FROM).replaceAll(".*<|>.*", "").strip());
  }
}
