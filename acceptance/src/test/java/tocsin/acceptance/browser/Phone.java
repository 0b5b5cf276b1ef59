package tocsin.acceptance.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Worker;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import tocsin.acceptance.Eventually;

/** The browser's side of a push: hands messages to the service worker and taps what it shows. */
final class Phone {
  private static final String TAP =
      """
      async ([tag, button]) => {
        const [shown] = await registration.getNotifications(tag ? {tag} : {});
        const tap = new NotificationEvent('notificationclick', {notification: shown, action: button});
        let end;
        tap.waitUntil = (work) => { end = work; };
        self.dispatchEvent(tap);
        await end;
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
  List<?> shown() {
    return (List<?>)
        worker()
            .evaluate(
                "async () => (await registration.getNotifications()).map((n) => [n.title, n.body,"
                    + " ...n.actions.map((a) => a.title)].join('|'))");
  }

  /** Taps the button with that number on the newest notification. */
  void tap(int button) {
    Object unused = worker().evaluate(TAP, List.of("", Integer.toString(button)));
  }

  private Worker worker() {
    Eventually.until("there is a service worker", () -> !context.serviceWorkers().isEmpty());
    return context.serviceWorkers().getLast();
  }

  /** Waits until something is shown that has those words. */
  void awaitShown(String words) {
    page.waitForCondition(() -> shown().toString().contains(words));
  }
}
