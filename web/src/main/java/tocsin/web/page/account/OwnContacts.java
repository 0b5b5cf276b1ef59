package tocsin.web.page.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import tocsin.core.account.ContactAddress;
import tocsin.core.account.ContactKind;
import tocsin.core.account.ContactMethod;
import tocsin.core.account.DirectoryChange;
import tocsin.core.account.User;
import tocsin.core.id.ContactMethodId;
import tocsin.core.id.IdSource;
import tocsin.core.id.UserId;
import tocsin.runtime.contact.CodeCheck;
import tocsin.runtime.contact.CodeSending;
import tocsin.runtime.contact.ContactProofs;
import tocsin.runtime.contact.TestSending;
import tocsin.runtime.directory.LiveDirectory;
import tocsin.web.App;
import tocsin.web.http.ProblemException;
import tocsin.web.http.Problems;
import tocsin.web.http.Reply;
import tocsin.web.page.frame.Visit;

/** The reader's own contact methods: added, changed, proved and removed on their profile. */
public final class OwnContacts {
  private static final int MOST = 100;
  private static final int LONGEST_LABEL = 100;

  private final LiveDirectory directory;
  private final IdSource ids;
  private final ContactProofs proofs;

  public OwnContacts(App app) {
    this.directory = app.directory();
    this.ids = app.ids();
    this.proofs = app.proofs();
  }

  /** Answers {@code POST /ui/me/contacts}: adds one and sends it a code. */
  public Reply add(Visit visit) {
    Optional<ContactKind> kind = visit.posted("kind").flatMap(OwnContacts::kind);
    ContactMethodId id = new ContactMethodId(ids.next());
    Optional<ContactMethod> made =
        kind.flatMap(k -> read(visit, new ContactMethod(id, k, "Default", "", 0, false)));
    if (made.isEmpty()) {
      return back("address");
    }
    String done =
        change(
            visit.user().id(),
            user -> {
              List<ContactMethod> all = new ArrayList<>(user.contactMethods());
              all.add(made.get());
              return all;
            });
    return done.equals("saved") ? send(visit, id) : back(done);
  }

  private static Optional<ContactKind> kind(String word) {
    for (ContactKind kind : ContactKind.values()) {
      if (kind.isForPeople() && kind.name().toLowerCase(Locale.ROOT).equals(word)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  private static Optional<ContactMethod> read(Visit visit, ContactMethod before) {
    String label = visit.posted("label").orElse(before.label());
    boolean dialled = ContactAddress.isDialled(before.kind());
    String code = visit.posted("country").orElse("1").replaceFirst("^\\+", "");
    boolean good = label.length() <= LONGEST_LABEL && (!dialled || code.matches("[1-9]\\d{0,3}"));
    return visit
        .posted("address")
        .filter(text -> good)
        .flatMap(text -> ContactAddress.read(before.kind(), text))
        .map(address -> {
          int country = dialled ? Integer.parseInt(code) : 0;
          ContactMethod way =
              new ContactMethod(before.id(), before.kind(), label, address, country, false);
          return way.verified(before.verified() && way.reaches(before));
        })
        .filter(way -> way.countryCode() <= 1_999);
  }

  /** Answers {@code POST /ui/me/contacts/:method}: does what the button says. */
  public Reply act(Visit visit) {
    ContactMethod method = find(visit);
    return switch (visit.posted("do").orElse("")) {
      case "send" -> send(visit, method.id());
      case "verify" -> verify(visit, method.id());
      case "test" -> test(visit, method.id());
      case "remove" ->
          back(
              change(
                  visit.user().id(),
                  user ->
                      user.contactMethods().stream()
                          .filter(m -> !m.id().equals(method.id()))
                          .toList()));
      case "save" ->
          read(visit, method)
              .map(changed -> back(change(visit.user().id(), user -> with(user, changed))))
              .orElseGet(() -> back("address"));
      default -> throw new ProblemException(Problems.INVALID_INPUT);
    };
  }

  private static List<ContactMethod> with(User user, ContactMethod changed) {
    return user.contactMethods().stream()
        .map(method -> method.id().equals(changed.id()) ? changed : method)
        .toList();
  }

  private static ContactMethod find(Visit visit) {
    String id = visit.request().param("method");
    return visit.user().contactMethods().stream()
        .filter(method -> method.id().value().equals(id))
        .findFirst()
        .orElseThrow(() -> new ProblemException(Problems.NOT_FOUND));
  }

  /** Whatever is wrong is found against the latest directory; the word for the notice. */
  private String change(UserId id, Function<User, List<ContactMethod>> edit) {
    String[] done = {"saved"};
    var _ =
        directory.change(current -> {
          Optional<User> user = current.user(id);
          List<ContactMethod> after = user.map(edit).orElse(List.of());
          done[0] = user.isEmpty() ? "gone" : fault(after);
          return done[0].equals("saved")
              ? List.of(new DirectoryChange.Put(reached(user.orElseThrow(), after)))
              : List.of();
        });
    return done[0];
  }

  private static User reached(User user, List<ContactMethod> methods) {
    return user.reachedBy(methods, user.notificationRules());
  }

  private static String fault(List<ContactMethod> methods) {
    long places = methods.stream().map(ContactMethod::place).distinct().count();
    if (places < methods.size()) {
      return "twice";
    }
    return methods.size() > MOST ? "many" : "saved";
  }

  private Reply send(Visit visit, ContactMethodId id) {
    return back(
        switch (proofs.send(visit.user().id(), id, visit.now())) {
          case CodeSending.Sent sent -> "sent";
          case CodeSending.TooSoon soon -> "soon";
          case CodeSending.Failed failed -> "unsent";
          case CodeSending.ProvedAlready proved -> "proved";
          case CodeSending.Unknown unknown -> "gone";
        });
  }

  private Reply test(Visit visit, ContactMethodId id) {
    return back(
        switch (proofs.test(visit.user().id(), id, visit.now())) {
          case TestSending.Sent sent -> "tested";
          case TestSending.TooSoon soon -> "soon";
          case TestSending.Failed failed -> "untested";
          case TestSending.Unknown unknown -> "gone";
        });
  }

  private Reply verify(Visit visit, ContactMethodId id) {
    String code = visit.posted("code").orElse("").replaceAll("\\s", "");
    String given = code.length() > 20 ? "" : code;
    return back(
        switch (proofs.check(visit.user().id(), id, given, visit.now())) {
          case CodeCheck.Proved proved -> "proved";
          case CodeCheck.Wrong wrong -> "code";
          case CodeCheck.NoneGood none -> "old";
          case CodeCheck.Unknown unknown -> "gone";
        });
  }

  static Reply back(String done) {
    return Reply.seeOther("/ui/me?done=" + done);
  }
}
