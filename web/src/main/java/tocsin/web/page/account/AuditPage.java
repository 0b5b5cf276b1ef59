package tocsin.web.page.account;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.User;
import tocsin.core.audit.AuditRecord;
import tocsin.core.audit.AuditRecord.FieldChange;
import tocsin.core.audit.Author;
import tocsin.core.id.UserId;
import tocsin.storage.AuditLog;
import tocsin.web.App;
import tocsin.web.http.Reply;
import tocsin.web.page.frame.Html;
import tocsin.web.page.frame.Moment;
import tocsin.web.page.frame.Person;
import tocsin.web.page.frame.Section;
import tocsin.web.page.frame.Sheet;
import tocsin.web.page.frame.Visit;
import tocsin.web.rest.KeyDesk;

/** Who changed what, for administrators. */
public final class AuditPage {
  private static final int ROWS = 50;

  private final AuditLog log;
  private final KeyDesk keys;
  private final Duration kept;
  private final Html html;

  /** A page about all that is kept. */
  public AuditPage(App app, Duration kept, Html html) {
    this.log = app.stores().audit();
    this.keys = new KeyDesk(app);
    this.kept = kept;
    this.html = html;
  }

  /**
   * What the template shows.
   *
   * @param older the address of what came before; null on the last page
   */
  public record Content(List<Row> rows, @Nullable String older) {
    /** One change in words. */
    public record Row(Moment at, String who, String how, String what, List<FieldChange> fields) {}
  }

  /** Answers {@code GET /ui/audit?before=}. */
  public Reply show(Visit visit) {
    long before =
        visit
            .query("before")
            .filter(text -> text.matches("[0-9]{1,18}"))
            .map(Long::parseLong)
            .orElse(Long.MAX_VALUE);
    var all =
        new AuditLog.Filter(
            visit.now().minus(kept),
            visit.now().plusMillis(1),
            Set.of(),
            null,
            Set.of(),
            null,
            Set.of(),
            Set.of());
    List<AuditLog.Row> found = log.list(all, before, ROWS + 1);
    List<Content.Row> rows =
        found.stream().limit(ROWS).map(row -> row(row.record(), visit)).toList();
    String older =
        found.size() > ROWS ? "/ui/audit?before=" + found.get(ROWS - 1).position() : null;
    return html.show(
        visit, Sheet.of("audit", "Who changed what", Section.AUDIT, new Content(rows, older)));
  }

  private Content.Row row(AuditRecord record, Visit visit) {
    String done =
        switch (record.action()) {
          case CREATE -> "made ";
          case UPDATE -> "changed ";
          case DELETE -> "deleted ";
        };
    return new Content.Row(
        visit.times().moment(record.at()),
        who(record.author(), visit),
        switch (record.author().method()) {
          case BROWSER -> "on a page";
          case API_TOKEN -> "by the REST API";
          case OTHER -> "by a command";
        },
        done + record.root().type().replace('_', ' ') + " " + name(record.root(), visit),
        record.fields());
  }

  private String who(Author author, Visit visit) {
    return switch (author.kind()) {
      case USER -> Person.of(new UserId(author.id()), visit.directory()).name();
      case KEY ->
          KeyDesk.find(keys.all(), author.id())
              .map(key -> "The key " + key.label())
              .orElse("A key of the account");
      case GUEST -> "Somebody with a one-time link";
      case SYSTEM -> "Tocsin";
    };
  }

  private static String name(AuditRecord.Resource root, Visit visit) {
    return root.type().equals("user") && root.summary().isEmpty()
        ? visit.directory().user(new UserId(root.id())).map(User::name).orElse(root.id())
        : root.summary().isEmpty() ? root.id() : root.summary();
  }
}
