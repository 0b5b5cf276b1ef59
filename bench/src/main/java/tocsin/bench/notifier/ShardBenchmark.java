package tocsin.bench.notifier;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import tocsin.channel.Channel;
import tocsin.channel.Message;
import tocsin.channel.Outcome;
import tocsin.core.account.ContactKind;
import tocsin.core.account.ContactMethod;
import tocsin.core.account.Directory;
import tocsin.core.account.Role;
import tocsin.core.account.Urgency;
import tocsin.core.account.User;
import tocsin.core.delivery.DeliveryTarget;
import tocsin.core.delivery.JournalEntry;
import tocsin.core.delivery.OpenNotifications;
import tocsin.core.delivery.Pace;
import tocsin.core.id.ContactMethodId;
import tocsin.core.id.IncidentId;
import tocsin.core.id.NotificationId;
import tocsin.core.id.UserId;
import tocsin.core.incident.PageReason;
import tocsin.core.notification.PlannedNotification;
import tocsin.runtime.access.AnswerLinks;
import tocsin.runtime.notifier.Channels;
import tocsin.runtime.notifier.Composer;
import tocsin.runtime.notifier.InFlights;
import tocsin.runtime.notifier.NotifierLimits;
import tocsin.runtime.notifier.NotifierMeters;
import tocsin.runtime.notifier.NotifierParts;
import tocsin.runtime.notifier.NotifierStores;
import tocsin.runtime.notifier.PageDetails;
import tocsin.runtime.notifier.ReceiptInbox;
import tocsin.runtime.notifier.Sender;
import tocsin.runtime.notifier.ShardNotifier;
import tocsin.storage.EngineBatch;
import tocsin.storage.IncidentStore;
import tocsin.storage.OutboxMessage;
import tocsin.storage.Shards;
import tocsin.storage.Stores;
import tocsin.storage.kit.InMemoryStores;

/**
 * Plans, a takeover and deliveries of one shard with stores in memory and a provider that answers
 * at once: what the notifier itself costs, in one thread. Takes the number of notifications.
 */
public final class ShardBenchmark {
  private static final Instant START = Instant.parse("2026-03-02T03:00:00Z");
  private static final int USERS = 100;

  private final int count;
  private final Stores stores = InMemoryStores.create();
  private final List<User> users = new ArrayList<>();
  private final Taking channel = new Taking();
  private final NotifierParts parts;

  private ShardBenchmark(int count) {
    this.count = count;
    for (int i = 0; users.size() < USERS; i++) {
      UserId id = new UserId("PUSER" + i);
      if (Shards.of(id) == 0) {
        users.add(user(id));
      }
    }
    Directory directory = Directory.of(users);
    Composer composer =
        new Composer(
            () -> directory,
            new AnswerLinks(new byte[32]),
            () -> Optional.of("https://tocsin.example.org"),
            PageDetails.NONE);
    this.parts =
        new NotifierParts(
            new NotifierStores(stores.outbox(), stores.leases(), stores.journal()),
            new Channels(List.of(new Channels.Lane(channel, 500))),
            new Sender(composer, Runnable::run),
            new NotifierMeters(new SimpleMeterRegistry(), DeliveryTarget.USUAL),
            new NotifierLimits(
                count,
                1_000,
                20,
                500,
                10_000,
                Duration.ofSeconds(15),
                Duration.ofMinutes(2),
                Duration.ofSeconds(1)),
            Pace.USUAL,
            new InFlights(),
            new ReceiptInbox(() -> {}),
            () -> UUID.randomUUID().toString(),
            () -> 0.5);
  }

  /** Takes everything at once. */
  private static final class Taking implements Channel {
    private int taken;

    @Override
    public String name() {
      return "taking";
    }

    @Override
    public Set<ContactKind> kinds() {
      return Set.of(ContactKind.EMAIL);
    }

    @Override
    public Outcome send(Message message) {
      taken++;
      return new Outcome.Delivered("");
    }
  }

  /** Runs it and prints one line for each part. */
  public static void main(String[] args) {
    int count = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
    new ShardBenchmark(count).run();
  }

  private void run() {
    System.out.printf("memory     %,d bytes each%n", memory() / count);
    fill();
    ShardNotifier first = notifier();
    measure("plans", () -> first.poll(START).isAfter(START));
    ShardNotifier second = notifier();
    long began = System.nanoTime();
    second.poll(START);
    System.out.printf(
        "takeover   %,d open in %,d ms%n", count, (System.nanoTime() - began) / 1_000_000);
    Instant due = START.plusSeconds(10);
    measure("deliveries", () -> second.poll(due) != null && channel.taken >= count);
  }

  private void measure(String what, BooleanSupplier stepped) {
    long began = System.nanoTime();
    boolean done = false;
    while (!done) {
      done = stepped.getAsBoolean();
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    System.out.printf("%-10s %,.0f/s%n", what, count / seconds);
  }

  /** What the open ones take in memory when nothing is shared, as after reading them from disk. */
  private long memory() {
    long before = usedMemory();
    OpenNotifications open = new OpenNotifications();
    for (int i = 0; i < count; i++) {
      User own = user(new UserId(users.get(i % USERS).id().value().concat("")));
      open.apply(new JournalEntry.Planned(i + 1, planned(own, i)));
    }
    long used = usedMemory() - before;
    if (open.size() != count) {
      throw new IllegalStateException("Some are missing");
    }
    return used;
  }

  private ShardNotifier notifier() {
    return new ShardNotifier(0, "us", parts, () -> {});
  }

  private static long usedMemory() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private void fill() {
    List<OutboxMessage> page = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      page.add(new OutboxMessage.Notify(planned(users.get(i % USERS), i)));
      if (page.size() == 1_000 || i == count - 1) {
        stores
            .incidents()
            .commit(
                new EngineBatch(
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    page,
                    new IncidentStore.Progress(0, 0)));
        page.clear();
      }
    }
  }

  private static PlannedNotification planned(User user, int i) {
    return new PlannedNotification(
        new NotificationId("QPAGE" + i),
        new IncidentId("QINCIDENT" + i),
        i,
        "Disk full on db-" + i,
        "Database " + i % 10,
        user.id(),
        user.contactMethods().getFirst(),
        i % 2 == 0 ? Urgency.HIGH : Urgency.LOW,
        PageReason.ASSIGNED,
        START,
        START.plusSeconds(5));
  }

  private static User user(UserId id) {
    ContactMethod mail =
        new ContactMethod(
            new ContactMethodId("M" + id.value()),
            ContactKind.EMAIL,
            "Work",
            id.value() + "@example.org",
            0,
            true);
    return new User(
        id,
        id.value(),
        mail.address(),
        ZoneOffset.UTC,
        Role.USER,
        "",
        "",
        "",
        List.of(mail),
        List.of());
  }
}
