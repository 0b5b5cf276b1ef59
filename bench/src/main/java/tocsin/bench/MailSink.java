package tocsin.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/** A mail server that takes everything, looks for the event's number in it, and forgets it. */
final class MailSink implements AutoCloseable {
  private static final String MARK = "bench-";
  private static final int NUMBER_LENGTH = 12;

  private final ServerSocket server;
  private final LongConsumer arrived;
  private final AtomicLong mails = new AtomicLong();

  /** Tells {@code arrived} each mail's number, on any thread, once the mail is taken as a whole. */
  MailSink(LongConsumer arrived) throws IOException {
    this.arrived = arrived;
    this.server = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
    Thread unused = Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  long mails() {
    return mails.get();
  }

  private void accept() {
    try {
      while (!server.isClosed()) {
        Socket socket = server.accept();
        Thread unused = Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException e) {
      // closed: the end
    }
  }

  private void serve(Socket socket) {
    try (socket;
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        Writer out = new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.US_ASCII)) {
      socket.setTcpNoDelay(true);
      say(out, "220 sink");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String command = line.toUpperCase(Locale.ROOT);
        if (command.startsWith("DATA")) {
          say(out, "354 go on");
          take(in);
          say(out, "250 taken");
        } else if (command.startsWith("QUIT")) {
          say(out, "221 bye");
          return;
        } else {
          say(out, "250 sink");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void take(BufferedReader in) throws IOException {
    long number = -1;
    for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
      int at = number < 0 ? line.indexOf(MARK) : -1;
      if (at >= 0 && line.length() >= at + MARK.length() + NUMBER_LENGTH) {
        int from = at + MARK.length();
        number = Long.parseLong(line.substring(from, from + NUMBER_LENGTH));
      }
    }
    mails.incrementAndGet();
    arrived.accept(number);
  }

  private static void say(Writer out, String line) throws IOException {
    out.write(line + "\r\n");
    out.flush();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
