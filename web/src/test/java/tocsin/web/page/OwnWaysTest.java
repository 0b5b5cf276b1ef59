package tocsin.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tocsin.channel.pocket.Pocket;
import tocsin.core.account.ContactMethod;
import tocsin.core.account.Urgency;
import tocsin.core.account.User;

/** Zayna sets up how she is reached, on her own page. */
class OwnWaysTest {
  private final Stage stage = new Stage();
  private Browser zayna = stage.stranger();

  @BeforeEach
  void enter() {
    Cast.enter(stage);
    zayna = stage.browser(Cast.ZAYNA.id());
    zayna.get("/ui/me");
  }

  @AfterEach
  void stop() {
    stage.close();
  }

  @Test
  void aNewAddressCountsOnceTheCodeThatCameThereIsTypedIn() {
    Browser.Shown added = post("/ui/me/contacts", "kind", "email", "address", "z@example.net");
    assertThat(added.location()).isEqualTo("/ui/me?done=sent");
    assertThat(zayna.follow(added).words()).contains("A code is on its way", "Not verified");
    ContactMethod method = methods().getLast();
    assertThat(method.verified()).isFalse();
    Pocket.Received mail = stage.phones.received().getFirst();
    assertThat(mail.contact().address()).isEqualTo("z@example.net");
    String own = "/ui/me/contacts/" + method.id();

    assertThat(post(own, "do", "verify", "code", "12").location()).isEqualTo("/ui/me?done=code");
    assertThat(post(own, "do", "send").location()).isEqualTo("/ui/me?done=soon");
    String code = mail.words().subject().substring(0, 6);
    assertThat(post(own, "do", "verify", "code", code).location()).isEqualTo("/ui/me?done=proved");
    assertThat(methods().getLast().verified()).isTrue();

    post(own, "do", "save", "label", "Home", "address", "z@example.net");
    assertThat(methods().getLast().verified()).as("only the label changed").isTrue();
    post(own, "do", "save", "label", "Home", "address", "y@example.net");
    assertThat(methods().getLast().verified()).isFalse();
    post(own, "do", "remove");
    assertThat(methods()).doesNotContain(method).noneMatch(m -> m.id().equals(method.id()));
  }

  @Test
  void aProvedWayIsTestedAndABrowsersAddressIsNotShown() {
    String endpoint = "https://push.example.org/secret-path#keys";
    post("/ui/me/contacts", "kind", "push", "label", "My phone", "address", endpoint);
    String own = "/ui/me/contacts/" + methods().getLast().id();
    assertThat(post(own, "do", "test").location()).isEqualTo("/ui/me?done=gone");
    String code = stage.phones.received().getFirst().words().subject().substring(0, 6);
    post(own, "do", "verify", "code", code);

    assertThat(post(own, "do", "test").location()).isEqualTo("/ui/me?done=tested");
    assertThat(stage.phones.received().getFirst().words().subject()).isEqualTo("Test from Tocsin");
    assertThat(post(own, "do", "test").location()).isEqualTo("/ui/me?done=soon");
    assertThat(zayna.get("/ui/me").words()).contains("Push push.example.org", "My phone");
    assertThat(stage.browser(Cast.DAVID.id()).get("/ui/people/" + Cast.ZAYNA.id()).body())
        .contains("My phone")
        .doesNotContain("secret-path");
  }

  @Test
  void whatCannotBeAnAddressOrIsThereAlreadyIsRefused() {
    List<ContactMethod> before = methods();
    for (String wrong : List.of("nobody", "a b@example.org", "x".repeat(2_000))) {
      assertThat(post("/ui/me/contacts", "kind", "email", "address", wrong).location())
          .isEqualTo("/ui/me?done=address");
    }
    assertThat(post("/ui/me/contacts", "kind", "pigeon", "address", "z@example.net").location())
        .isEqualTo("/ui/me?done=address");
    post("/ui/me/contacts", "kind", "email", "address", "z@example.net");
    assertThat(post("/ui/me/contacts", "kind", "email", "address", "Z@example.net").location())
        .isEqualTo("/ui/me?done=twice");
    assertThat(methods()).hasSize(before.size() + 1);
  }

  @Test
  void rulesAndNoticesAreAddedAndRemoved() {
    post("/ui/me/contacts", "kind", "email", "address", "z@example.net");
    String way = methods().getLast().id().value();
    int rules = user().notificationRules().size();

    post("/ui/me/rules", "urgency", "low", "minutes", "15", "method", way);
    assertThat(user().notificationRules()).hasSize(rules + 1);
    assertThat(user().notificationRules().getLast().urgency()).isEqualTo(Urgency.LOW);
    post("/ui/me/handoffs", "when", "begins", "minutes", "60", "method", way);
    assertThat(zayna.get("/ui/me").words()).contains("1 h before a shift begins, by e-mail");

    for (String wrong : List.of("-1", "1441", "soon", "")) {
      assertThat(post("/ui/me/rules", "minutes", wrong, "method", way).location())
          .isEqualTo("/ui/me?done=rule");
    }
    assertThat(post("/ui/me/rules", "minutes", "1", "method", "PELSE").location())
        .isEqualTo("/ui/me?done=rule");

    post("/ui/me/rules/" + user().notificationRules().getLast().id());
    post("/ui/me/handoffs/" + user().handoffRules().getLast().id());
    assertThat(user().notificationRules()).hasSize(rules);
    assertThat(user().handoffRules()).isEmpty();
  }

  private Browser.Shown post(String path, String... namesAndValues) {
    zayna.get("/ui/me");
    return zayna.post(path, namesAndValues);
  }

  private User user() {
    return stage.directory.current().user(Cast.ZAYNA.id()).orElseThrow();
  }

  private List<ContactMethod> methods() {
    return user().contactMethods();
  }
}
