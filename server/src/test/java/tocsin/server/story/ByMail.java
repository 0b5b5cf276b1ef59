package tocsin.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import tocsin.channel.FakeProvider;
import tocsin.channel.email.FakeSmtpServer;

/** Mail, with links to a page with a button. */
final class ByMail implements Medium {
  private static final String ADDRESS = "ann.at.night@example.org";

  private final FakeSmtpServer smtp = new FakeSmtpServer();

  @Override
  public Map<String, String> settings() {
    return Map.of("email.url", "smtp://127.0.0.1:" + smtp.port());
  }

  @Override
  public String name() {
    return "email";
  }

  @Override
  public String place() {
    return "\"address\": \"" + ADDRESS + "\"";
  }

  @Override
  public List<String> got(RealServer server) {
    return smtp.to(ADDRESS).stream().map(FakeProvider.Arrived::words).toList();
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
    return "email";
  }

  @Override
  public String toString() {
    return label();
  }

  @Override
  public void close() {
    smtp.close();
  }
}
