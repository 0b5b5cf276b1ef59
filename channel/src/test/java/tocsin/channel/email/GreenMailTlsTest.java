package tocsin.channel.email;

import com.icegreen.greenmail.util.DummySSLServerSocketFactory;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.time.InstantSource;
import tocsin.channel.Pages;
import tocsin.channel.TestCertificate;

/** The same by smtps. */
class GreenMailTlsTest extends GreenMailTest {
  private static final TestCertificate CERTIFICATE = new TestCertificate("dns:localhost");

  @Override
  ServerSetup setup() {
    // GreenMail's own certificate names no host, so that no client which checks names takes it.
    System.setProperty(
        DummySSLServerSocketFactory.GREENMAIL_KEYSTORE_FILE_PROPERTY,
        CERTIFICATE.file().toString());
    return new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS).dynamicPort();
  }

  @Override
  SmtpChannel channelTo(GreenMail server) {
    return new SmtpChannel(
        Settings.of("smtps://localhost:" + server.getSmtps().getPort()),
        InstantSource.fixed(Pages.THEN),
        CERTIFICATE.trusting());
  }
}
