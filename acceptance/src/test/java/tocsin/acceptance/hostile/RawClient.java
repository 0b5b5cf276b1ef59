package tocsin.acceptance.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A connection on which anything can be said. */
final class RawClient implements AutoCloseable {
  private static final int TIMEOUT = 60_000;

  private final Socket socket;

  RawClient(URI server) throws IOException {
    socket = new Socket(InetAddress.getByName(server.getHost()), server.getPort());
    socket.setSoTimeout(TIMEOUT);
  }

  RawClient say(String text) throws IOException {
    return say(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  RawClient say(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    return this;
  }

  /** Says the same again and again until the server hangs up; false when it listened to the end. */
  boolean isCutOffWhileSaying(byte[] bytes, int times) {
    try {
      for (int i = 0; i < times; i++) {
        RawClient unused = say(bytes);
      }
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  /** Everything that comes until the server hangs up; empty when it hangs up at once. */
  String answer() {
    try {
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
