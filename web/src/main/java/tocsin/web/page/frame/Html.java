package tocsin.web.page.frame;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tocsin.core.incident.IncidentStatus;
import tocsin.core.permission.Action;
import tocsin.core.permission.Target;
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
          + " connect-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

  /** What the menu offers to guests, who are asked to log in there. */
  private static final Set<Section> PUBLIC =
      EnumSet.complementOf(
          EnumSet.of(Section.KEYS, Section.AUDIT, Section.POCKET, Section.PROFILE));

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
        new Shell(sheet.title(), null, null, times, "", "", false, -1, PUBLIC, "", sheet.notice());
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
        visit.visitor() == null ? -1 : triggered(visit),
        sections(visit),
        sheet.watch(),
        sheet.notice());
  }

  private Set<Section> sections(Visit visit) {
    Set<Section> offered = EnumSet.copyOf(PUBLIC);
    if (visit.visitor() != null) {
      offered.add(Section.PROFILE);
      if (!visit.may(Action.VIEW_CONFIGURATION, Target.VISIBLE)) {
        offered.retainAll(EnumSet.of(Section.HOME, Section.INCIDENTS, Section.PROFILE));
      }
      if (!visit.may(Action.VIEW_CONFIGURATION, Target.ACCOUNT)) {
        offered.removeAll(EnumSet.of(Section.ROOMS, Section.WEBHOOKS));
      }
    }
    if (visit.may(Action.VIEW_AUDIT, Target.ACCOUNT)) {
      offered.add(Section.AUDIT);
    }
    if (visit.may(Action.MANAGE_KEYS, Target.ACCOUNT)) {
      offered.add(Section.KEYS);
    }
    if (demo) {
      offered.add(Section.POCKET);
    }
    return offered;
  }

  /** A page must not fail because the number beside a word in its menu can't be had. */
  private long triggered(Visit visit) {
    try {
      return queries.count(visit.seen(Selection.with(IncidentStatus.TRIGGERED)).filter(0, 1));
    } catch (StorageException e) {
      LOG.warn("Could not count the triggered incidents: {}", e.getMessage());
      return -1;
    }
  }
}
