package tocsin.web.page.frame;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tocsin.core.incident.IncidentStatus;
import tocsin.storage.IncidentQueries;
import tocsin.storage.StorageException;
import tocsin.web.App;
import tocsin.web.http.Reply;

/** Makes HTML of pages: puts each into its frame and sends it with the headers that guard it. */
public final class Html {
  private static final Logger LOG = LoggerFactory.getLogger(Html.class);

  /** Nothing but our own files; no script or style inside a page, and no page inside another's. */
  static final String POLICY =
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

  private static final Set<String> THEMES = Set.of("light", "dark");

  private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
  private final IncidentQueries queries;
  private final boolean demo;

  public Html(App app) {
    this.queries = app.stores().queries();
    this.demo = app.settings().demo();
  }

  /** The page, found. */
  public Reply show(Visit visit, Sheet sheet) {
    return show(200, visit, sheet);
  }

  /** The page, with that status. */
  public Reply show(int status, Visit visit, Sheet sheet) {
    return render(status, sheet, shell(visit, sheet));
  }

  /** A page that is shown without knowing to whom, and without asking any store. */
  public Reply showBare(int status, Sheet sheet, Times times) {
    Shell shell =
        new Shell(sheet.title(), null, null, times, "", "", false, -1, false, "", sheet.notice());
    return render(status, sheet, shell);
  }

  private Reply render(int status, Sheet sheet, Shell shell) {
    StringOutput output = new StringOutput(16_384);
    engine.render(
        sheet.template() + ".jte", Map.of("shell", shell, "page", sheet.content()), output);
    return Reply.html(status, output.toString()).with("Content-Security-Policy", POLICY);
  }

  private Shell shell(Visit visit, Sheet sheet) {
    return new Shell(
        sheet.title(),
        sheet.section(),
        visit.visitor() == null ? null : Person.of(visit.visitor()),
        visit.times(),
        visit.csrf(),
        visit.request().cookie(Cookies.THEME).filter(THEMES::contains).orElse(""),
        visit.visitor() != null
            && visit.request().cookie(Cookies.KEYS).filter("off"::equals).isEmpty(),
        visit.visitor() == null ? -1 : triggered(),
        demo,
        sheet.watch(),
        sheet.notice());
  }

  /** A page must not fail because the number beside a word in its menu can't be had. */
  private long triggered() {
    try {
      return queries.count(Selection.with(IncidentStatus.TRIGGERED).filter(0, 1));
    } catch (StorageException e) {
      LOG.warn("Could not count the triggered incidents: {}", e.getMessage());
      return -1;
    }
  }
}
