package tocsin.web.page.account;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.User;
import tocsin.core.id.UserId;
import tocsin.core.permission.Action;
import tocsin.core.permission.Target;
import tocsin.storage.CredentialStore.Credential;
import tocsin.web.App;
import tocsin.web.http.ProblemException;
import tocsin.web.http.Problems;
import tocsin.web.http.Reply;
import tocsin.web.page.frame.Html;
import tocsin.web.page.frame.Notice;
import tocsin.web.page.frame.Section;
import tocsin.web.page.frame.Sheet;
import tocsin.web.page.frame.Visit;
import tocsin.web.rest.Input;
import tocsin.web.rest.Json;
import tocsin.web.rest.KeyDesk;

/** All API keys, for administrators: the account's are made and revoked here, others revoked. */
public final class KeysPage {
  private final KeyDesk desk;
  private final Html html;

  public KeysPage(App app, Html html) {
    this.desk = new KeyDesk(app);
    this.html = html;
  }

  /**
   * What the template shows.
   *
   * @param made a key that was made just now, shown this once; null otherwise
   */
  public record Content(List<KeyRow> account, List<KeyRow> own, @Nullable String made) {}

  /** Answers {@code GET /ui/keys}. */
  public Reply show(Visit visit) {
    Notice notice =
        visit
            .query("done")
            .map(done -> Notice.done("The key is revoked.", "Within seconds it opens nothing."))
            .orElse(null);
    return show(200, visit, null, notice);
  }

  /** Answers {@code POST /ui/keys}. */
  public Reply make(Visit visit) {
    try {
      return show(200, visit, desk.make(null, said(visit), visit.now()).secret(), null);
    } catch (ProblemException e) {
      return show(e.problem().status(), visit, null, wrong(e));
    }
  }

  /** Answers {@code POST /ui/keys/:key}: revokes it. */
  public Reply revoke(Visit visit) {
    Credential key = find(desk.all(), visit);
    if (!mayRevoke(key, visit)) {
      throw new ProblemException(
          Problems.FORBIDDEN.because("Only owners revoke the keys of owners."));
    }
    desk.revoke(key);
    return Reply.seeOther("/ui/keys?done=revoked");
  }

  /** What a form says of the key that is wanted. */
  static Input said(Visit visit) {
    return Input.of(
        Json.object()
            .put("name", visit.posted("name").orElse(""))
            .put("read_only", visit.posted("read_only").isPresent()));
  }

  /** Why no key was made. */
  static Notice wrong(ProblemException e) {
    return Notice.wrong(String.join(". ", e.problem().errors()) + ".", "No key was made.");
  }

  static Credential find(List<Credential> keys, Visit visit) {
    return KeyDesk.find(keys, visit.request().param("key"))
        .orElseThrow(() -> new ProblemException(Problems.NOT_FOUND));
  }

  private static boolean mayRevoke(Credential key, Visit visit) {
    UserId owner = key.user();
    User user = owner == null ? null : visit.directory().user(owner).orElse(null);
    return user == null || visit.may(Action.MANAGE_KEYS, new Target.OfUser(user));
  }

  private Reply show(int status, Visit visit, @Nullable String made, @Nullable Notice notice) {
    List<Credential> all = desk.all();
    Content content = new Content(rows(all, false, visit), rows(all, true, visit), made);
    return html.show(
        status, visit, Sheet.of("keys", "API keys", Section.KEYS, content).noting(notice));
  }

  private static List<KeyRow> rows(List<Credential> all, boolean own, Visit visit) {
    return all.stream()
        .filter(key -> (key.user() != null) == own)
        .map(key -> KeyRow.of(key, visit, mayRevoke(key, visit)))
        .toList();
  }
}
