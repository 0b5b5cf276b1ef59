package tocsin.web.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.channel.Message;
import tocsin.channel.pocket.Pocket;
import tocsin.core.account.Service;
import tocsin.core.permission.Action;
import tocsin.core.permission.Target;
import tocsin.web.App;
import tocsin.web.http.ProblemException;
import tocsin.web.http.Problems;
import tocsin.web.http.Reply;
import tocsin.web.page.account.Snippets;
import tocsin.web.page.account.TestEvent;
import tocsin.web.page.frame.Html;
import tocsin.web.page.frame.Moment;
import tocsin.web.page.frame.Section;
import tocsin.web.page.frame.Sheet;
import tocsin.web.page.frame.Visit;
import tocsin.web.page.frame.Ways;

/**
 * The demo's fake phones and mailboxes: everything that was sent to anybody, with working links.
 */
public final class PocketPage {
  private static final int PER_PHONE = 6;
  private static final int MOST_TEXT = 400;

  private final @Nullable Pocket pocket;
  private final TestEvent testEvent;
  private final Html html;

  public PocketPage(App app, Html html) {
    this.pocket = app.pocket();
    this.testEvent = new TestEvent(app);
    this.html = html;
  }

  /** What the template shows. */
  public record Content(List<Phone> phones, String curl, boolean mayTrigger) {}

  /** Somebody's phone and mailbox, newest message first. */
  public record Phone(String name, List<Bubble> bubbles, int hidden) {}

  /** One message; the links are none for a kind that carries none. */
  public record Bubble(
      String icon,
      String kind,
      String address,
      Moment at,
      String subject,
      String text,
      List<Message.Link> answers,
      @Nullable String incident) {}

  /** Answers {@code GET /ui/pocket}. */
  Reply show(Visit visit) {
    Pocket present = present();
    Map<String, List<Bubble>> phones = new LinkedHashMap<>();
    for (Pocket.Received received : present.received()) {
      phones
          .computeIfAbsent(received.recipient(), name -> new ArrayList<>())
          .add(bubble(received, visit));
    }
    List<Phone> shown =
        phones.entrySet().stream().map(e -> phone(e.getKey(), e.getValue())).toList();
    String key = firstDoor(visit).map(s -> s.integrations().getFirst().routingKey()).orElse("KEY");
    String curl = Snippets.of(visit.request().baseUrl(), key).curl();
    boolean mayTrigger =
        visit.may(Action.EDIT_SERVICE, Target.ACCOUNT) && firstDoor(visit).isPresent();
    return html.show(
        visit,
        Sheet.of("pocket", "Pocket", Section.POCKET, new Content(shown, curl, mayTrigger))
            .watching("pocket")
            .noting(visit.query("sent").map(TestEvent::notice).orElse(null)));
  }

  /** Answers {@code POST /ui/pocket}: triggers an incident to play with. */
  Reply trigger(Visit visit) {
    Objects.requireNonNull(present());
    Service service = firstDoor(visit).orElseThrow(() -> new ProblemException(Problems.NOT_FOUND));
    return Reply.seeOther("/ui/pocket?sent=" + testEvent.send(service, visit));
  }

  private Pocket present() {
    if (pocket == null) {
      throw new ProblemException(
          Problems.NOT_FOUND.because("The pocket belongs to the demo. Start it with tocsin demo."));
    }
    return pocket;
  }

  private static Optional<Service> firstDoor(Visit visit) {
    return visit.directory().all(Service.class).stream()
        .filter(service -> !service.integrations().isEmpty())
        .min(java.util.Comparator.comparing(Service::name));
  }

  private static Phone phone(String name, List<Bubble> bubbles) {
    int hidden = Math.max(0, bubbles.size() - PER_PHONE);
    return new Phone(name, bubbles.stream().limit(PER_PHONE).toList(), hidden);
  }

  private static Bubble bubble(Pocket.Received received, Visit visit) {
    Ways way = Ways.of(received.contact().kind());
    Message.Links links = received.links();
    String text = received.words().text();
    return new Bubble(
        way.icon(),
        way.label(),
        received.contact().address(),
        visit.times().moment(received.at()),
        received.words().subject(),
        text.length() > MOST_TEXT ? text.substring(0, MOST_TEXT) + " …" : text,
        links == null ? List.of() : List.of(links.first(), links.second()),
        links == null ? null : links.incident());
  }
}
