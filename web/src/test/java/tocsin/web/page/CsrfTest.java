package tocsin.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tocsin.core.incident.IncidentStatus;

class CsrfTest {
  private final Stage stage = new Stage();

  @BeforeEach
  void enter() {
    Cast.enter(stage);
    stage.trigger(Cast.KEY, "k", "db2kafka is down", "");
  }

  @AfterEach
  void stop() {
    stage.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/ui/incidents/1",
        "/ui/incidents",
        "/ui/me/display",
        "/ui/me/password",
        "/ui/logout",
        "/ui/people/PJOSEPH/invite",
        "/ui/services/PRELAY/test",
        "/ui/welcome",
        "/ui/login"
      })
  void noFormIsTakenWithoutItsToken(String path) {
    Browser david = stage.browser(Cast.DAVID.id());

    Browser.Shown refused = david.postWith("", path, "do", "acknowledge", "n", "1");

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.words()).contains("Nothing was changed");
    assertThat(stage.incident(1).status()).isEqualTo(IncidentStatus.TRIGGERED);
  }

  @Test
  void theTokenOfOneSessionIsWorthNothingInAnother() {
    Browser joseph = stage.browser(Cast.JOSEPH.id());
    String body = joseph.get("/ui/incidents/1").body();
    String token = body.replaceAll("(?s).*name=\"csrf\" value=\"([^\"]*)\".*", "$1");
    Browser david = stage.browser(Cast.DAVID.id());

    assertThat(david.postWith(token, "/ui/incidents/1", "do", "acknowledge").status())
        .isEqualTo(403);
    assertThat(joseph.postWith(token, "/ui/incidents/1", "do", "acknowledge").status())
        .isEqualTo(303);
  }
}
