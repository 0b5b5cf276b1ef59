package tocsin.server.story;

import java.util.List;
import java.util.Map;
import tocsin.channel.phone.GsmAlphabet;
import tocsin.channel.phone.smpp.FakeCentre;

/** Text messages by a carrier's message centre, over one connection for both directions. */
final class BySmpp implements Medium {
  private static final String NUMBER = "7700900123";

  private final FakeCentre centre = new FakeCentre();

  @Override
  public Map<String, String> settings() {
    return Map.of(
        "phone.carrier.kind", "smpp",
        "phone.carrier.url", "smpp://tocsin:s3cret@127.0.0.1:" + centre.port(),
        "phone.carrier.from", "+15550100");
  }

  @Override
  public String name() {
    return "sms";
  }

  @Override
  public String label() {
    return "smpp";
  }

  @Override
  public String place() {
    return "\"country_code\": 44, \"address\": \"" + NUMBER + "\"";
  }

  @Override
  public List<String> got(RealServer server) {
    return centre.taken().stream().map(each -> GsmAlphabet.text(each.getShortMessage())).toList();
  }

  @Override
  public void isForged(String page, RealServer server) {
    write("447700900999", page);
    isTold("Nobody here has this", server);
  }

  @Override
  public void acknowledges(String page, RealServer server) {
    write("44" + NUMBER, page);
    isTold("Acknowledged #", server);
  }

  private void isTold(String words, RealServer server) {
    RealServer.until(
        "a text that says " + words,
        () -> got(server).stream().anyMatch(text -> text.contains(words)));
  }

  private void write(String from, String page) {
    try {
      centre.deliver(from, 0, 0, GsmAlphabet.bytes(ByText.ack(page)));
    } catch (Exception e) { // the library names a dozen
      throw new AssertionError(e);
    }
  }

  @Override
  public String way() {
    return "sms";
  }

  @Override
  public String toString() {
    return label();
  }

  @Override
  public void close() {
    centre.close();
  }
}
