package tocsin.web.page.account;

import tocsin.web.App;
import tocsin.web.http.ProblemException;
import tocsin.web.http.Reply;
import tocsin.web.page.frame.Visit;
import tocsin.web.rest.KeyDesk;

/** The reader's own API keys, which act as them: made and revoked on their profile. */
public final class OwnKeys {
  private final KeyDesk desk;
  private final ProfilePage profile;

  public OwnKeys(App app, ProfilePage profile) {
    this.desk = new KeyDesk(app);
    this.profile = profile;
  }

  /** Answers {@code POST /ui/me/keys}: makes one, and shows it this once. */
  public Reply make(Visit visit) {
    try {
      KeyDesk.Made made = desk.make(visit.user().id(), KeysPage.said(visit), visit.now());
      return profile.show(visit, made.secret(), null);
    } catch (ProblemException e) {
      return profile.show(visit, null, KeysPage.wrong(e));
    }
  }

  /** Answers {@code POST /ui/me/keys/:key}: revokes it. */
  public Reply revoke(Visit visit) {
    desk.revoke(KeysPage.find(desk.of(visit.user().id()), visit));
    return OwnContacts.back("revoked");
  }
}
