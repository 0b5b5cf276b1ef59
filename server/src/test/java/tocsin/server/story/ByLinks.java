package tocsin.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import tocsin.channel.FakeHttp;
import tocsin.channel.chat.FakeHook;
import tocsin.channel.webhook.FakeWebhook;

/** A medium by which nothing comes back: its messages have links to a page with a button. */
final class ByLinks extends HttpMedium<FakeHttp> {
  private final String name;
  private final String address;
  private final String way;

  private ByLinks(FakeHttp provider, String name, String address, String way) {
    super(provider, "");
    this.name = name;
    this.address = address;
    this.way = way;
  }

  static ByLinks onTeams() {
    FakeHook hook = FakeHook.ofTeams();
    return new ByLinks(hook, "teams", hook.hook(), "chat");
  }

  static ByLinks onGoogleChat() {
    FakeHook hook = FakeHook.ofGoogleChat();
    return new ByLinks(hook, "google_chat", hook.hook(), "chat");
  }

  static ByLinks byWebhook() {
    FakeWebhook webhook = new FakeWebhook();
    return new ByLinks(webhook, "webhook", webhook.address() + "/pages/ann", "api");
  }

  @Override
  public Map<String, String> settings() {
    return Map.of("webhook.allow-private", "true");
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String place() {
    return "\"address\": \"" + address + "\"";
  }

  @Override
  public void isForged(String page, RealServer server) {
    AnswerLink.in(page).isRefusedWhenTouched(server);
  }

  @Override
  public void acknowledges(String page, RealServer server) {
    assertThat(AnswerLink.in(page).press()).contains("Acknowledged");
  }

  @Override
  public String way() {
    return way;
  }
}
