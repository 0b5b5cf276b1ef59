package tocsin.channel.phone;

import java.util.Map;
import java.util.TreeMap;
import tocsin.channel.Callback;

/** Hands calls of providers to the one whose name stands in the address. */
public final class PhoneCallbacks implements Callback {
  /** What stands between our address and a provider's name. */
  public static final String PATH = "/in/phone/";

  private final Map<String, Callback> providers;

  /**
   * @param providers by name
   */
  public PhoneCallbacks(Map<String, Callback> providers) {
    this.providers = new TreeMap<>(providers);
  }

  @Override
  public String name() {
    return "phone";
  }

  @Override
  public Answer take(Call call) {
    int slash = call.rest().indexOf('/');
    String name = slash < 0 ? call.rest() : call.rest().substring(0, slash);
    Callback provider = providers.get(name);
    if (provider == null) {
      return Answer.text(404, "No provider has that name.");
    }
    String rest = slash < 0 ? "" : call.rest().substring(slash + 1);
    return provider.take(
        new Call(call.method(), call.url(), rest, call.query(), call.headers(), call.body()));
  }
}
