package tocsin.server.outlet;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tocsin.channel.Callback;
import tocsin.channel.Channel;
import tocsin.channel.Receipts;
import tocsin.channel.UnconfiguredChannel;
import tocsin.channel.chain.Provider;
import tocsin.channel.chain.ProviderChain;
import tocsin.channel.chain.ProviderWatch;
import tocsin.channel.chain.Throttle;
import tocsin.channel.phone.PhoneCallbacks;
import tocsin.core.account.ContactKind;
import tocsin.runtime.health.Worker;
import tocsin.runtime.notifier.Channels;
import tocsin.server.CannotGoOn;
import tocsin.server.ExitCode;
import tocsin.server.settings.PhoneSettings;
import tocsin.server.settings.Settings;

/** Calls, text messages and WhatsApp by the providers that {@code phone.providers} names. */
final class PhoneOutlet {
  /** What each medium is called in logs, metrics and outcomes. */
  private static final Map<ContactKind, String> MEDIA =
      new EnumMap<>(
          Map.of(
              ContactKind.SMS,
              "sms",
              ContactKind.PHONE,
              "phone",
              ContactKind.WHATSAPP,
              "whatsapp"));

  private final Around around;
  private final Settings settings;
  private final Map<ContactKind, Map<Provider, ProviderWatch>> chains =
      new EnumMap<>(ContactKind.class);
  private final List<Watched> providers = new ArrayList<>();
  private final Map<String, Callback> callbacks = new TreeMap<>();
  private final List<Worker> upkeep = new ArrayList<>();
  private final List<Runnable> closing = new ArrayList<>();

  private PhoneOutlet(Around around) {
    this.around = around;
    this.settings = around.settings();
  }

  static Outlet open(Around around) {
    PhoneOutlet outlet = new PhoneOutlet(around);
    around.settings().get(PhoneSettings.PROVIDERS).forEach(outlet::add);
    return outlet.open();
  }

  static void check(Settings settings) {
    checkNames(settings);
    for (String name : settings.get(PhoneSettings.PROVIDERS)) {
      Object _ =
          switch (settings.get(PhoneSettings.KIND.of(name))) {
            case TWILIO -> TwilioProvider.settings(name, settings);
            case HTTP -> GatewayProvider.settings(name, settings);
            case SMPP -> SmppProvider.settings(name, settings);
          };
    }
  }

  /** A setting of a provider that nobody asks would be silently ignored. */
  private static void checkNames(Settings settings) {
    List<String> named = settings.get(PhoneSettings.PROVIDERS);
    Set<String> unknown = new HashSet<>();
    PhoneSettings.ALL.forEach(setting -> {
      if (setting.name().contains("*")) {
        unknown.addAll(settings.given(setting));
      }
    });
    settings.get(PhoneSettings.COUNTRIES).rules().forEach(rule -> unknown.add(rule.provider()));
    named.forEach(unknown::remove);
    if (!unknown.isEmpty()) {
      String name = unknown.iterator().next();
      throw wrong("There are settings for " + name + ", but phone.providers does not name it.");
    }
  }

  static CannotGoOn wrong(String sentence) {
    return new CannotGoOn(ExitCode.USAGE, sentence);
  }

  private void add(String name) {
    switch (settings.get(PhoneSettings.KIND.of(name))) {
      case TWILIO -> TwilioProvider.open(name, this);
      case HTTP -> GatewayProvider.open(name, this);
      case SMPP -> SmppProvider.open(name, this);
    }
  }

  Around around() {
    return around;
  }

  /** Another provider of that medium, which learns from the receipts that come back this way. */
  Receipts serve(ContactKind kind, String name, Channel channel) {
    ProviderWatch watch = new ProviderWatch(around.world().clock());
    Throttle throttle = new Throttle(settings.get(PhoneSettings.PER_SECOND.of(name)));
    chains
        .computeIfAbsent(kind, none -> new LinkedHashMap<>())
        .put(new Provider(name, channel, throttle), watch);
    providers.add(new Watched(MEDIA.getOrDefault(kind, ""), name, watch));
    return watch.learning(around.receipts());
  }

  void calledBack(String name, Callback callback) {
    callbacks.put(name, callback);
  }

  void keepUp(Worker worker) {
    upkeep.add(worker);
  }

  void closing(Runnable step) {
    closing.add(step);
  }

  private Outlet open() {
    List<Channels.Lane> lanes = new ArrayList<>();
    MEDIA.forEach((kind, medium) -> lanes.add(lane(kind, medium)));
    return new Outlet(
        lanes,
        upkeep,
        callbacks.isEmpty() ? List.of() : List.of(new PhoneCallbacks(callbacks)),
        List.of(),
        providers,
        () -> closing.forEach(Runnable::run));
  }

  private Channels.Lane lane(ContactKind kind, String medium) {
    Map<Provider, ProviderWatch> providers = chains.getOrDefault(kind, Map.of());
    Channel channel =
        providers.isEmpty()
            ? UnconfiguredChannel.phone(medium, kind)
            : new ProviderChain(
                medium,
                Set.of(kind),
                providers,
                settings.get(PhoneSettings.COUNTRIES),
                around.world().clock());
    return new Channels.Lane(channel, Outlet.IN_FLIGHT);
  }
}
