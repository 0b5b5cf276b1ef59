package tocsin.acceptance.browser;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;

/** The browser's side of a push: hands messages to the service worker and taps what it shows. */
final class Phone {
  private static final String TAP =
      """
      async (button) => {
        const [shown] = await registration.getNotifications();
        const tap = new NotificationEvent('notificationclick', {notification: shown, action: button});
        tap.waitUntil = () => {}; // what a script made can't keep the worker awake
        self.dispatchEvent(tap);
      }
      """;

  private final BrowserContext context;
  private final Page page;
  private final CDPSession protocol;
  private final AtomicReference<String> registration = new AtomicReference<>("");

  /** Around a page whose service worker will be, or is, registered. */
  Phone(BrowserContext context, Page page) {
    this.context = context;
    this.page = page;
    this.protocol = context.newCDPSession(page);
    protocol.on("ServiceWorker.workerRegistrationUpdated", this::registered);
    JsonObject unused = protocol.send("ServiceWorker.enable");
  }

  private void registered(JsonObject event) {
    event
        .getAsJsonArray("registrations")
        .forEach(
            each -> registration.set(each.getAsJsonObject().get("registrationId").getAsString()));
  }

  /** The push service's message arrives. */
  void receive(String words) {
    page.waitForCondition(() -> !registration.get().isEmpty());
    URI address = URI.create(page.url());
    JsonObject message = new JsonObject();
    message.addProperty("origin", address.getScheme() + "://" + address.getAuthority());
    message.addProperty("registrationId", registration.get());
    message.addProperty("data", words);
    JsonObject unused = protocol.send("ServiceWorker.deliverPushMessage", message);
  }

  /** What lies on the lock screen: each notification's title, text and buttons. */
  String shown() {
    return String.valueOf(
        page.evaluate(
            """
            async () => {
              const registration = await navigator.serviceWorker.getRegistration('/ui/');
              const shown = (await registration?.getNotifications()) ?? [];
              return shown.map((n) => [n.title, n.body, ...n.actions.map((a) => a.title)].join('|')).join(' ');
            }
            """));
  }

  /** Taps the button with that number on the notification. */
  void tap(int button) {
    CDPSession browser = context.browser().newBrowserCDPSession();
    JsonObject worker = new JsonObject();
    worker.addProperty("targetId", worker(browser));
    worker.addProperty("flatten", false);
    String session = browser.send("Target.attachToTarget", worker).get("sessionId").getAsString();
    JsonObject script = new JsonObject();
    script.addProperty("expression", "(" + TAP.strip() + ")('" + button + "')");
    JsonObject command = new JsonObject();
    command.addProperty("id", 1);
    command.addProperty("method", "Runtime.evaluate");
    command.add("params", script);
    JsonObject message = new JsonObject();
    message.addProperty("sessionId", session);
    message.addProperty("message", command.toString());
    JsonObject unused = browser.send("Target.sendMessageToTarget", message);
  }

  private static String worker(CDPSession browser) {
    for (JsonElement each : browser.send("Target.getTargets").getAsJsonArray("targetInfos")) {
      JsonObject target = each.getAsJsonObject();
      if (target.get("type").getAsString().equals("service_worker")) {
        return target.get("targetId").getAsString();
      }
    }
    throw new AssertionError("There is no service worker");
  }

  /** Waits until something is shown that has those words. */
  void awaitShown(String words) {
    page.waitForCondition(() -> shown().contains(words));
  }
}
