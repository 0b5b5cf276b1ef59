package tocsin.runtime.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tocsin.storage.WebhookStore;

/** Wherever the program dies, nothing is lost and the order is kept; something may come twice. */
class WebhookCrashTest {
  /** At which side of a call of the store the program dies. */
  enum Side {
    BEFORE,
    AFTER
  }

  private static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  @ParameterizedTest
  @EnumSource
  void anIncidentIsToldWholeAndInOrderWhereverTheProgramDies(Side side) {
    int at = 1;
    while (crashes(at, side)) {
      at++;
    }
    assertThat(at).as("calls of the store in the story").isGreaterThan(30);
  }

  /** Tells the story with a crash at that call; whether there was such a call. */
  private static boolean crashes(int at, Side side) {
    try (WebhookRig rig = new WebhookRig()) {
      rig.subscribeToAll("/a");
      rig.queue();
      rig.restart();
      WebhookStore real = rig.store;
      int[] calls = {0};
      rig.store = dying(real, calls, at, side);
      rig.triggered("Q1");
      boolean crashed = live(rig);
      rig.acknowledged("Q1");
      crashed |= live(rig);
      rig.resolved("Q1");
      crashed |= live(rig);
      rig.store = real;
      rig.restart();
      rig.turn();
      check(rig, at);
      return crashed;
    }
  }

  private static boolean live(WebhookRig rig) {
    try {
      rig.turn();
      return false;
    } catch (Crash e) {
      rig.restart();
      return true;
    }
  }

  private static void check(WebhookRig rig, int at) {
    List<String> events = new ArrayList<>(new LinkedHashSet<>(rig.outside.events("/a")));
    assertThat(events)
        .as("crash at call %s", at)
        .containsExactly("incident.triggered", "incident.acknowledged", "incident.resolved");
    assertThat(rig.outside.events("/a")).as("crash at call %s", at).hasSizeLessThanOrEqualTo(4);
    List<String> ids =
        rig.outside.at("/a").stream().map(got -> got.header("X-webhook-id")).toList();
    assertThat(new LinkedHashSet<>(ids)).as("repeated under the same id").hasSize(3);
  }

  private static WebhookStore dying(WebhookStore real, int[] calls, int at, Side side) {
    return (WebhookStore)
        Proxy.newProxyInstance(
            WebhookStore.class.getClassLoader(),
            new Class<?>[] {WebhookStore.class},
            (self, method, arguments) -> {
              boolean now = ++calls[0] == at;
              if (now && side == Side.BEFORE) {
                throw new Crash();
              }
              try {
                Object answer = method.invoke(real, arguments);
                if (now) {
                  throw new Crash();
                }
                return answer;
              } catch (InvocationTargetException e) {
                throw Objects.requireNonNull(e.getCause());
              }
            });
  }
}
