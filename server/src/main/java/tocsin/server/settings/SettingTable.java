package tocsin.server.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import tocsin.web.http.Proxies;

/** Every setting there is, in the order of the manual, which is made from this table. */
public final class SettingTable {
  private SettingTable() {}

  public static final Setting<String> HOST =
      new Setting<>(
          "host",
          "127.0.0.1",
          "The address to listen on. `0.0.0.0` is every address of the machine; use TLS then, here"
              + " or in front.",
          false,
          Readings::word);

  public static final Setting<Integer> PORT =
      new Setting<>(
          "port",
          "8010",
          "The port to listen on; `0` takes any free one and says which.",
          false,
          text -> Readings.number(text, 0, 65_535));

  public static final Setting<Optional<String>> PUBLIC_URL =
      new Setting<>(
          "public.url",
          "",
          "The address under which people and programs reach this server, for the links in"
              + " messages, for example `https://oncall.example.org`. Not set: `http://HOST:PORT`.",
          false,
          text -> Readings.unlessEmpty(text, Readings::webAddress));

  public static final Setting<Proxies> PROXIES =
      new Setting<>(
          "proxies",
          "",
          "The addresses of the proxies in front, for example `127.0.0.1,10.0.0.0/8`. Only they are"
              + " believed about their clients' addresses (X-Forwarded-For), by which wrong"
              + " passwords are counted. Not set: nobody is.",
          false,
          Readings::proxies);

  public static final Setting<Optional<String>> SELF_URL =
      new Setting<>(
          "rest.self-url",
          "",
          "What `self` begins with in answers of the REST API, for clients that reach it under"
              + " another address than people. Not set: `public.url`, or the address that the"
              + " request was sent to.",
          false,
          text -> Readings.unlessEmpty(text, Readings::webAddress));

  public static final Setting<Optional<String>> HTML_URL =
      new Setting<>(
          "rest.html-url",
          "",
          "What `html_url` begins with in answers of the REST API. PagerDuty's command line `pd`"
              + " logs in only where it is `https://NAME.pagerduty.com`. Not set: `public.url`, or"
              + " the address that the request was sent to.",
          false,
          text -> Readings.unlessEmpty(text, Readings::webAddress));

  public static final Setting<Optional<Path>> TLS_CERT =
      new Setting<>(
          "tls.cert",
          "",
          "A file with the certificate and its chain in PEM. With `tls.key` the server speaks HTTPS"
              + " instead of HTTP. When the files are replaced, the new ones are taken within"
              + " seconds.",
          false,
          text -> Readings.unlessEmpty(text, Path::of));

  public static final Setting<Optional<Path>> TLS_KEY =
      new Setting<>(
          "tls.key",
          "",
          "A file with the certificate's private key in PEM, without a password.",
          false,
          text -> Readings.unlessEmpty(text, Path::of));

  public static final Setting<Optional<String>> EMAIL_URL =
      new Setting<>(
          "email.url",
          "",
          "The mail server: `smtp://user:password@mail.example.org:587` or `smtps://…`. User and"
              + " password are percent-encoded. Options: `?starttls=required`, `opportunistic` or"
              + " `never`, and `connections=1` to `50`. Not set: no mail leaves, and each page"
              + " says so.",
          true,
          text -> Readings.unlessEmpty(text, Readings::word));

  public static final Setting<String> EMAIL_FROM =
      new Setting<>(
          "email.from",
          "Tocsin <tocsin@localhost>",
          "The sender of every mail. Most mail servers take only addresses of their own domain.",
          false,
          text -> text);

  public static final Setting<Optional<String>> EMAIL_INBOX =
      new Setting<>(
          "email.inbox",
          "",
          "A mailbox of its own in which answers to pages arrive:"
              + " `imaps://user:password@mail.example.org/INBOX`, or `imap://` with STARTTLS."
              + " Whoever answers a page's mail with `ack`, `resolve` or `escalate` in the first"
              + " line is understood. Not set: nobody reads answers.",
          true,
          text -> Readings.unlessEmpty(text, Readings::word));

  public static final Setting<Optional<String>> EMAIL_REPLY_TO =
      new Setting<>(
          "email.reply-to",
          "",
          "The address of that mailbox. Not set: the one of `email.from`.",
          false,
          text -> Readings.unlessEmpty(text, Readings::word));

  public static final Setting<Boolean> WEBHOOK_ALLOW_PRIVATE =
      new Setting<>(
          "webhook.allow-private",
          "false",
          "Whether webhooks may call private, loopback and link-local addresses. Who may add a"
              + " webhook could then reach what stands behind your firewall.",
          false,
          Readings::yesOrNo);

  public static final Setting<Integer> INTAKE_BACKLOG =
      new Setting<>(
          "intake.backlog",
          "20000",
          "How many accepted events may wait for the engine. At the bound, senders get 429 and"
              + " send again; a single sender does with a twentieth of it.",
          false,
          text -> Readings.number(text, 4, 10_000_000));

  public static final Setting<Integer> INTAKE_RATE =
      new Setting<>(
          "intake.per-second",
          "500",
          "How many events per second each integration may bring in the long run; ten seconds'"
              + " worth may come at once. What is more gets 429 and comes again.",
          false,
          text -> Readings.number(text, 1, 10_000_000));

  public static final Setting<Integer> PAGES_AT_ONCE =
      new Setting<>(
          "pages.at-once",
          "4",
          "How many messages one person may get by one contact method without a pause. What comes"
              + " after that goes out together every 15 seconds, as one message about many"
              + " incidents.",
          false,
          text -> Readings.number(text, 1, 1_000_000));

  public static final Setting<Duration> PAGES_TARGET_HIGH =
      new Setting<>(
          "pages.target-high",
          "30",
          "In how many seconds a page of high urgency is to be handed over; later ones are counted"
              + " in `/metrics`.",
          false,
          text -> Duration.ofSeconds(Readings.number(text, 1, 86_400)));

  public static final Setting<Duration> PAGES_TARGET_LOW =
      new Setting<>(
          "pages.target-low",
          "30",
          "The same for low urgency.",
          false,
          text -> Duration.ofSeconds(Readings.number(text, 1, 86_400)));

  public static final Setting<List<String>> WATCHERS =
      new Setting<>(
          "watch.urls",
          "",
          "Addresses, separated by commas, that are called each time that this installation's own"
              + " probe has gone the whole road in time: heartbeats of another Tocsin, such as"
              + " `https://other.example.org/heartbeat/KEY`, or of any other watchman.",
          true,
          Readings::webAddresses);

  public static final Setting<Duration> WATCH_EVERY =
      new Setting<>(
          "watch.every",
          "60",
          "How many seconds after a probe of the self-check the next one goes, and so how often"
              + " `watch.urls` are called. Whoever waits for these calls must wait longer than this"
              + " and `pages.target-high` together.",
          false,
          text -> Duration.ofSeconds(Readings.number(text, 1, 3_600)));

  public static final Setting<Duration> EVENTS_KEEP =
      new Setting<>(
          "events.keep-days",
          "30",
          "How many days raw events are kept. Incidents and their timelines stay.",
          false,
          text -> Duration.ofDays(Readings.number(text, 1, 3_650)));

  public static final Setting<Long> EVENTS_MOST =
      new Setting<>(
          "events.keep-megabytes",
          "10240",
          "How much of the disk raw events may take. When it is more, the oldest that were decided"
              + " go, whatever their age.",
          false,
          text -> Readings.number(text, 1, 100_000_000) * (1L << 20));

  public static final Setting<Duration> AUDIT_KEEP =
      new Setting<>(
          "audit.keep-days",
          "366",
          "How many days it is kept who changed what.",
          false,
          text -> Duration.ofDays(Readings.number(text, 1, 3_650)));

  public static final Setting<LogLevel> LOG_LEVEL =
      new Setting<>(
          "log.level",
          "info",
          "What is logged, on standard error: `debug`, `info`, `warn` or `error`, each with all"
              + " that stands to its right.",
          false,
          Readings::logLevel);

  private static final List<Setting<?>> OWN =
      List.of(
          HOST,
          PORT,
          PUBLIC_URL,
          PROXIES,
          SELF_URL,
          HTML_URL,
          TLS_CERT,
          TLS_KEY,
          EMAIL_URL,
          EMAIL_FROM,
          EMAIL_INBOX,
          EMAIL_REPLY_TO,
          WEBHOOK_ALLOW_PRIVATE,
          INTAKE_BACKLOG,
          INTAKE_RATE,
          PAGES_AT_ONCE,
          PAGES_TARGET_HIGH,
          PAGES_TARGET_LOW,
          WATCHERS,
          WATCH_EVERY,
          EVENTS_KEEP,
          EVENTS_MOST,
          AUDIT_KEEP,
          LOG_LEVEL);

  /** All of them. */
  public static final List<Setting<?>> ALL =
      Stream.of(OWN, PhoneSettings.ALL, ChatSettings.ALL, PushSettings.ALL)
          .flatMap(List::stream)
          .toList();

  /** The setting of that name. */
  static Optional<Setting<?>> named(String name) {
    return first(setting -> setting.named(name));
  }

  /** The setting of that environment variable. */
  static Optional<Setting<?>> variable(String variable) {
    return first(setting -> setting.variable(variable));
  }

  private static Optional<Setting<?>> first(
      Function<Setting<?>, Optional<? extends Setting<?>>> finding) {
    return ALL.stream().flatMap(setting -> finding.apply(setting).stream()).findFirst().map(s -> s);
  }
}
