package tocsin.channel.email;

import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import tocsin.channel.FakeProvider;

/** A small SMTP server on a free loopback port that keeps its mail and misbehaves when told to. */
public final class FakeSmtpServer implements FakeProvider {
  private final ServerSocket listener;
  private final List<MimeMessage> mails = new CopyOnWriteArrayList<>();
  private final List<String> commands = new CopyOnWriteArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();
  private volatile Behaviour behaviour = Behaviour.TAKES;
  private volatile @Nullable String answerToMailFrom;
  private volatile @Nullable String answerToBody;
  private volatile @Nullable String answerToLogin;
  private volatile @Nullable SSLContext starttls;
  private volatile boolean implicitTls;

  public FakeSmtpServer() {
    try {
      listener = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  /** Offers STARTTLS with that certificate. */
  FakeSmtpServer offeringStarttls(SSLContext certificate) {
    starttls = certificate;
    return this;
  }

  /** Speaks TLS from the first byte. */
  FakeSmtpServer withTls(SSLContext certificate) {
    starttls = certificate;
    implicitTls = true;
    return this;
  }

  /** Asks for a password and gives that answer to it. */
  FakeSmtpServer answeringLogin(String answer) {
    answerToLogin = answer;
    return this;
  }

  FakeSmtpServer answeringMailFrom(@Nullable String answer) {
    answerToMailFrom = answer;
    return this;
  }

  FakeSmtpServer answeringBody(@Nullable String answer) {
    answerToBody = answer;
    return this;
  }

  /** Where it listens. */
  public int port() {
    return listener.getLocalPort();
  }

  /** How many connections were ever opened. */
  int connections() {
    return connections.get();
  }

  /** How many are open now. */
  int openConnections() {
    return open.size();
  }

  List<String> commands() {
    return List.copyOf(commands);
  }

  List<MimeMessage> mails() {
    return List.copyOf(mails);
  }

  /** Closes all connections without a word, as a server does that is started anew. */
  void hangUpOnAll() {
    open.forEach(FakeSmtpServer::close);
    open.clear();
  }

  /** What came for that address. */
  public List<Arrived> to(String address) {
    return mails.stream()
        .filter(mail -> Mails.header(mail, "To").contains(address))
        .map(Mails::arrived)
        .toList();
  }

  @Override
  public List<Arrived> arrived() {
    return mails.stream().map(Mails::arrived).toList();
  }

  @Override
  public void behave(Behaviour other) {
    behaviour = other;
    if (other == Behaviour.NEVER_ANSWERS || other == Behaviour.TAKES) {
      hangUpOnAll();
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    hangUpOnAll();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        if (listener.isClosed()) { // it came in the moment of closing: nobody is here any more
          close(socket);
          return;
        }
        connections.incrementAndGet();
        open.add(socket);
        if (behaviour != Behaviour.NEVER_ANSWERS) {
          Thread.ofVirtual().start(() -> serve(socket));
        }
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try {
      new FakeSmtpSession(this, socket).run();
    } catch (IOException e) {
      commands.add("(connection lost)");
    } finally {
      close(socket);
      open.remove(socket);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // What a session asks its server.

  boolean beginsWithTls() {
    return implicitTls;
  }

  @Nullable SSLContext certificate() {
    return starttls;
  }

  boolean asksForLogin() {
    return answerToLogin != null;
  }

  void heard(String command) {
    commands.add(command);
  }

  void took(byte[] mail) {
    mails.add(Mails.read(mail));
  }

  boolean hangsUpInBody() {
    return behaviour == Behaviour.HANGS_UP;
  }

  String login() {
    return or(answerToLogin, "235 Welcome");
  }

  String mailFrom() {
    return or(answerToMailFrom, "250 Sender taken");
  }

  String recipient() {
    return switch (behaviour) {
      case REFUSES -> "550 5.1.1 Nobody of that name";
      case ASKS_TO_WAIT -> "451 4.7.1 Come back later";
      case TAKES, HANGS_UP, NEVER_ANSWERS -> "250 Recipient taken";
    };
  }

  String body() {
    return or(answerToBody, "250 Mail taken");
  }

  private static String or(@Nullable String answer, String usual) {
    return answer == null ? usual : answer;
  }
}
