package tocsin.channel.email;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import tocsin.channel.Channel;
import tocsin.channel.ChannelContract;
import tocsin.channel.FakeProvider.Arrived;
import tocsin.channel.Message;
import tocsin.channel.Pages;
import tocsin.core.account.ContactKind;

/** Mail into a mail server that somebody else wrote. */
class GreenMailTest extends ChannelContract {
  private final GreenMail server = new GreenMail(setup());
  private SmtpChannel channel;

  ServerSetup setup() {
    return new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort();
  }

  SmtpChannel channelTo(GreenMail server) {
    return new SmtpChannel(
        Settings.of("smtp://127.0.0.1:" + server.getSmtp().getPort()),
        InstantSource.fixed(Pages.THEN));
  }

  @BeforeEach
  void start() {
    server.start();
    channel = channelTo(server);
  }

  @AfterEach
  void stop() {
    channel.close();
    server.stop();
  }

  @Override
  protected Channel channel() {
    return channel;
  }

  @Override
  protected List<Arrived> arrived() {
    return Arrays.stream(server.getReceivedMessages()).map(Mails::arrived).toList();
  }

  @Override
  protected Message message(String key, Message.Page page) {
    return Pages.to(ContactKind.EMAIL, "david@example.org", key, page);
  }
}
