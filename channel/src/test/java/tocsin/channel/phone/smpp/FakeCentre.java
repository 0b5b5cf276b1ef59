package tocsin.channel.phone.smpp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsmpp.PDUStringException;
import org.jsmpp.bean.BroadcastSm;
import org.jsmpp.bean.CancelBroadcastSm;
import org.jsmpp.bean.CancelSm;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.QueryBroadcastSm;
import org.jsmpp.bean.QuerySm;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.ReplaceSm;
import org.jsmpp.bean.SubmitMulti;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BindRequest;
import org.jsmpp.session.BroadcastSmResult;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.QueryBroadcastSmResult;
import org.jsmpp.session.QuerySmResult;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.session.SubmitMultiResult;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.session.connection.ServerConnection;
import org.jsmpp.session.connection.ServerConnectionFactory;
import org.jsmpp.session.connection.socket.ServerSocketConnection;
import org.jsmpp.util.MessageId;

/** A carrier's message centre on a free loopback port, by the library's own server side. */
public final class FakeCentre implements ServerMessageReceiverListener, AutoCloseable {
  static final int NOTHING = 0;

  private final ServerSocket socket;
  private final SMPPServerSessionListener listener;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<SMPPServerSession> sessions = new CopyOnWriteArrayList<>();
  private final List<SubmitSm> taken = new CopyOnWriteArrayList<>();
  private final AtomicInteger numbers = new AtomicInteger();
  private volatile int error = NOTHING;
  private volatile String nextId = "";

  public FakeCentre() {
    try {
      socket = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
      listener = new SMPPServerSessionListener(0, new Listening(socket));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    listener.setMessageReceiverListener(this);
    var _ = threads.submit(this::accept);
  }

  private void accept() {
    while (true) {
      try {
        SMPPServerSession session = listener.accept();
        BindRequest bind = session.waitForBind(5_000);
        if (bind.getSystemId().equals("tocsin") && bind.getPassword().equals("s3cret")) {
          bind.accept("centre");
          sessions.add(session);
        } else {
          bind.reject(0x0e);
        }
      } catch (IOException e) {
        return;
      } catch (TimeoutException | PDUStringException e) {
        continue;
      }
    }
  }

  /** Listens where the test said, and nowhere else. */
  private record Listening(ServerSocket socket) implements ServerConnectionFactory {
    @Override
    public ServerConnection listen(int port) {
      return new ServerSocketConnection(socket);
    }

    @Override
    public ServerConnection listen(int port, int timeout) {
      return listen(port);
    }

    @Override
    public ServerConnection listen(int port, int timeout, int backlog) {
      return listen(port);
    }
  }

  /** Where it listens. */
  public int port() {
    return socket.getLocalPort();
  }

  /** With what it answers from now on; {@link #NOTHING} for taking messages. */
  void refuse(int status) {
    error = status;
  }

  /** The id that it gives to the next message. */
  void names(String id) {
    nextId = id;
  }

  /** The messages that it took, in order. */
  public List<SubmitSm> taken() {
    return List.copyOf(taken);
  }

  /** Breaks all connections. */
  void hangUp() {
    sessions.forEach(SMPPServerSession::close);
    sessions.clear();
  }

  /** Brings something to whoever is connected. */
  public void deliver(String from, int esmClass, int coding, byte[] body, OptionalParameter... more)
      throws Exception {
    sessions
        .getLast()
        .deliverShortMessage(
            "",
            TypeOfNumber.INTERNATIONAL,
            NumberingPlanIndicator.ISDN,
            from,
            TypeOfNumber.INTERNATIONAL,
            NumberingPlanIndicator.ISDN,
            "15550100",
            new ESMClass(esmClass),
            (byte) 0,
            (byte) 0,
            new RegisteredDelivery(0),
            new RawDataCoding((byte) coding),
            body,
            more);
  }

  @Override
  public SubmitSmResult onAcceptSubmitSm(SubmitSm message, SMPPServerSession from)
      throws ProcessRequestException {
    if (error != NOTHING) {
      throw new ProcessRequestException("Refused", error);
    }
    taken.add(message);
    try {
      return new SubmitSmResult(
          new MessageId(nextId.isEmpty() ? "M" + numbers.incrementAndGet() : nextId),
          new OptionalParameter[0]);
    } catch (PDUStringException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public SubmitMultiResult onAcceptSubmitMulti(SubmitMulti message, SMPPServerSession from)
      throws ProcessRequestException {
    throw unknown();
  }

  @Override
  public QuerySmResult onAcceptQuerySm(QuerySm query, SMPPServerSession from)
      throws ProcessRequestException {
    throw unknown();
  }

  @Override
  public void onAcceptReplaceSm(ReplaceSm message, SMPPServerSession from)
      throws ProcessRequestException {
    throw unknown();
  }

  @Override
  public void onAcceptCancelSm(CancelSm message, SMPPServerSession from)
      throws ProcessRequestException {
    throw unknown();
  }

  @Override
  public BroadcastSmResult onAcceptBroadcastSm(BroadcastSm message, SMPPServerSession from)
      throws ProcessRequestException {
    throw unknown();
  }

  @Override
  public void onAcceptCancelBroadcastSm(CancelBroadcastSm message, SMPPServerSession from)
      throws ProcessRequestException {
    throw unknown();
  }

  @Override
  public QueryBroadcastSmResult onAcceptQueryBroadcastSm(
      QueryBroadcastSm query, SMPPServerSession from) throws ProcessRequestException {
    throw unknown();
  }

  @Override
  public DataSmResult onAcceptDataSm(DataSm message, Session from) throws ProcessRequestException {
    throw unknown();
  }

  private static ProcessRequestException unknown() {
    return new ProcessRequestException("Unknown", 3);
  }

  @Override
  public void close() {
    hangUp();
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.shutdownNow();
  }
}
