package tocsin.web.page;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tocsin.channel.Message;
import tocsin.channel.pocket.Pocket;
import tocsin.channel.pocket.PocketChannel;
import tocsin.core.account.ContactMethod;
import tocsin.core.account.Urgency;
import tocsin.core.account.User;
import tocsin.core.delivery.AttemptOutcome;
import tocsin.core.id.IncidentId;
import tocsin.core.id.LogEntryId;
import tocsin.core.id.NotificationId;
import tocsin.core.incident.ActionChannel;
import tocsin.core.incident.Actor;
import tocsin.core.incident.Agent;
import tocsin.core.incident.Incident;
import tocsin.core.incident.IncidentAction;
import tocsin.core.incident.PageReason;
import tocsin.core.incident.ResponderAnswer;
import tocsin.core.incident.ResponderTarget;
import tocsin.core.logentry.LogEntry;
import tocsin.core.reply.PageAnswer;
import tocsin.runtime.access.AnswerLinks;
import tocsin.runtime.engine.Wish;
import tocsin.storage.LogEntryStore;
import tocsin.storage.kit.InMemoryStores;
import tocsin.web.WebSettings;

/**
 * Serves every page with sample data, to be looked at in a browser; not a test. Prints the
 * addresses and waits for a line.
 */
final class Preview {
  private Preview() {}

  public static void main(String[] arguments) throws java.io.IOException {
    Pocket pocket = new Pocket();
    WebSettings settings = new WebSettings("127.0.0.1", Integer.parseInt(arguments[0]), null, true);
    try (Stage stage = new Stage(InMemoryStores.create(), pocket, settings)) {
      System.out.println("first set-up " + stage.setupLink());
      if (arguments.length == 1) {
        Cast.enter(stage);
        play(stage, pocket);
      }
      int unused = System.in.read();
    }
  }

  private static void play(Stage stage, Pocket pocket) {
    stage.trigger(Cast.WEB_KEY, "old", "Events API: p99 above 300 ms", "");
    act(stage, 1, new IncidentAction.Resolve());
    stage.pass(Duration.ofMinutes(70));
    stage.trigger(Cast.WEB_KEY, "cert", "Certificate of hooks.example.com expires in 13 days", "");
    act(stage, 2, new IncidentAction.Snooze(Duration.ofHours(8)));
    stage.trigger(
        Cast.WEB_KEY,
        "app",
        "Android app: crash rate above 1 % when an incident without log entries is opened from the"
            + " notification drawer",
        "");
    stage.pass(Duration.ofMinutes(4));
    stage.trigger(Cast.WEB_KEY, "cas", "Cassandra: load above 40 on 3 of 16 nodes", "");
    act(stage, 4, new IncidentAction.Acknowledge());
    stage.pass(Duration.ofSeconds(100));
    String details =
        ",\"component\":\"relay\",\"custom_details\":{\"lag\":\"312 s\",\"partitions\":\"all\"}},"
            + "\"links\":[{\"href\":\"https://grafana.example.com/d/7\",\"text\":\"Dashboard\"}],"
            + "\"x\":{\"y\":1";
    Incident incident =
        stage.trigger(
            Cast.KEY,
            "db2kafka/relay-lag",
            "db2kafka is down: no rows relayed for 5 minutes",
            details);
    for (int i = 0; i < 213; i++) {
      stage.trigger(Cast.KEY, "db2kafka/relay-lag", "again", "");
    }
    stage.pass(Duration.ofSeconds(2));
    act(stage, incident.number(), new IncidentAction.SetPriority(Cast.P1.id()));
    attempt(stage, incident, Cast.DAVID);
    page(stage, pocket, incident, Cast.DAVID);
    page(stage, pocket, incident, Cast.JOSEPH);
    stage.pass(Duration.ofSeconds(35));
    act(
        stage,
        incident.number(),
        new IncidentAction.Annotate("Restarting the relay on replica03."));
    ResponderTarget joseph = new ResponderTarget.OfUser(Cast.JOSEPH.id());
    ResponderTarget david = new ResponderTarget.OfUser(Cast.DAVID.id());
    act(
        stage,
        incident.number(),
        new IncidentAction.RequestResponders(
            Cast.JOSEPH.id(), "You know the relay best", List.of(joseph, david)));
    act(
        stage,
        incident.number(),
        new IncidentAction.AnswerRequest(Cast.JOSEPH.id(), ResponderAnswer.JOINED));
    AnswerLinks.Grant grant =
        new AnswerLinks.Grant(
            PageAnswer.ACKNOWLEDGE,
            incident.id(),
            Cast.DAVID.id(),
            stage.now.get().plus(Duration.ofDays(1)));
    System.out.println("answer /ui/a/" + stage.links.token(grant));
  }

  private static void act(Stage stage, long number, IncidentAction action) {
    IncidentId id = stage.incident(number).id();
    Actor actor = new Actor(new Agent.OfUser(Cast.DAVID.id()), ActionChannel.EMAIL);
    stage.app.wishes().submit(List.of(new Wish(id, action, actor))).join();
  }

  private static void attempt(Stage stage, Incident incident, User user) {
    Instant at = stage.now.get();
    LogEntry entry =
        new LogEntry.OfAttempt(
            new LogEntryId("L1"),
            incident.id(),
            at,
            user.id(),
            new NotificationId("N1"),
            user.contactMethods().getFirst().kind(),
            user.email(),
            1,
            new AttemptOutcome.Delivered("x"));
    long position = stage.stores.facts().lastPosition();
    stage.stores.logEntries().append(List.of(entry), new LogEntryStore.Cursor(position, Map.of()));
  }

  private static void page(Stage stage, Pocket pocket, Incident incident, User user) {
    PocketChannel channel = new PocketChannel(pocket, stage.now::get);
    for (ContactMethod method : user.contactMethods()) {
      var unused =
          channel.send(
              new Message(
                  user.id() + method.id().value(),
                  user.name(),
                  user.zone(),
                  method,
                  new Message.Page(
                      incident.id().value(),
                      incident.number(),
                      incident.subject().title(),
                      "db2kafka",
                      Urgency.HIGH,
                      PageReason.ASSIGNED,
                      stage.now.get(),
                      List.of()),
                  new Message.Links(stage.url() + "/ui/incidents/5", "/ui/a/x", "/ui/a/y")));
    }
  }
}
