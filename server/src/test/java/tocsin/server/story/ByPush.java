package tocsin.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import tocsin.channel.FakeHttp;
import tocsin.channel.FakeProvider;
import tocsin.channel.ntfy.FakeNtfy;
import tocsin.channel.push.FakePushService;

/** A notification on a telephone, whose button answers without opening anything. */
final class ByPush extends HttpMedium<FakeHttp> {
  private final String name;
  private final String address;
  private final Map<String, String> settings;
  private final String button;

  /**
   * A medium.
   *
   * @param button where the address stands to which the first button posts
   */
  private ByPush(
      FakeHttp provider, String name, String address, Map<String, String> settings, String button) {
    super(provider, "");
    this.name = name;
    this.address = address;
    this.settings = settings;
    this.button = button;
  }

  static ByPush unifiedPush() {
    FakePushService service = new FakePushService(InstantSource.system());
    return new ByPush(
        service,
        "push_notification",
        service.subscription(),
        Map.of("push.allow-private", "true"),
        "/incidents/0/answers/0/tap");
  }

  static ByPush ntfy() {
    FakeNtfy ntfy = new FakeNtfy();
    ntfy.want("tk_of_the_company");
    return new ByPush(
        ntfy,
        "ntfy",
        ntfy.address() + "/ann-at-night",
        Map.of("ntfy.servers", ntfy.address() + "=tk_of_the_company"),
        "/actions/0/url");
  }

  @Override
  public Map<String, String> settings() {
    return settings;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String place() {
    return "\"address\": \"" + address + "\"";
  }

  /** What the device could read. */
  @Override
  public List<String> got(RealServer server) {
    return provider.arrived().stream().map(FakeProvider.Arrived::words).toList();
  }

  @Override
  public void isForged(String page, RealServer server) {
    String tap = Tree.of(page).at(button).asString();
    assertStatus(404, server.post(tap + "x", "text/plain", "", Map.of()));
    assertStatus(404, server.post(tap.replace("/ap.", "/rp."), "text/plain", "", Map.of()));
  }

  @Override
  public void acknowledges(String page, RealServer server) {
    String tap = Tree.of(page).at(button).asString();
    HttpResponse<String> answer = server.post(tap, "text/plain", "", Map.of());
    assertStatus(200, answer);
    assertThat(answer.body()).startsWith("Acknowledged #");
  }

  @Override
  public String way() {
    return "push";
  }
}
