package tocsin.channel.email;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** One connection to the {@link FakeSmtpServer}: reads commands, gives the answers it is told. */
final class FakeSmtpSession {
  private final FakeSmtpServer server;
  private final Socket socket;
  private InputStream in;
  private OutputStream out;
  private boolean encrypted;

  FakeSmtpSession(FakeSmtpServer server, Socket socket) throws IOException {
    this.server = server;
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
  }

  void run() throws IOException {
    if (server.beginsWithTls()) {
      encrypt();
    }
    say("220 fake.example.org ready");
    for (String line = line(); line != null; line = line()) {
      server.heard(line);
      if (!answered(line)) {
        return;
      }
    }
  }

  /** False when the connection is over. */
  private boolean answered(String line) throws IOException {
    String command = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
    switch (command) {
      case "EHLO" -> greet();
      case "STARTTLS" -> {
        say("220 Go ahead");
        encrypt();
      }
      case "AUTH" -> say(server.login());
      case "MAIL" -> say(server.mailFrom());
      case "RCPT" -> say(server.recipient());
      case "DATA" -> {
        say("354 Go ahead");
        return tookBody();
      }
      case "QUIT" -> {
        say("221 Goodbye");
        return false;
      }
      default -> say("250 Fine");
    }
    return true;
  }

  private void greet() throws IOException {
    say("250-fake.example.org");
    if (server.certificate() != null && !encrypted) {
      say("250-STARTTLS");
    }
    if (server.asksForLogin()) {
      say("250-AUTH PLAIN LOGIN");
    }
    say("250 HELP");
  }

  private boolean tookBody() throws IOException {
    ByteArrayOutputStream mail = new ByteArrayOutputStream();
    int lines = 0;
    for (String line = line(); line != null; line = line()) {
      if (server.hangsUpInBody() && ++lines > 3) {
        return false;
      }
      if (line.equals(".")) {
        String answer = server.body();
        if (answer.startsWith("2")) {
          server.took(mail.toByteArray());
        }
        say(answer);
        return true;
      }
      String kept = line.startsWith(".") ? line.substring(1) : line;
      mail.writeBytes((kept + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }
    return false;
  }

  private void encrypt() throws IOException {
    SSLContext certificate = server.certificate();
    if (certificate == null) {
      throw new IOException("This server has no certificate");
    }
    SSLSocket tls =
        (SSLSocket)
            certificate
                .getSocketFactory()
                .createSocket(socket, socket.getInetAddress().getHostAddress(), 0, true);
    tls.setUseClientMode(false);
    tls.startHandshake();
    in = new BufferedInputStream(tls.getInputStream());
    out = tls.getOutputStream();
    encrypted = true;
  }

  private void say(String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private @Nullable String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != -1; next = in.read()) {
      if (next == '\n') {
        return line.toString(StandardCharsets.ISO_8859_1).replace("\r", "");
      }
      line.write(next);
    }
    return null;
  }
}
