package tocsin.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sends events over a fixed number of connections, on each the next one when the last was answered.
 * Costs as little as it can: the requests' bytes are ready, of the answer only status and length
 * are read.
 */
final class LoadClient implements AutoCloseable {
  private static final byte[] DIGITS = "0123456789".getBytes(StandardCharsets.US_ASCII);
  private static final int NUMBER_LENGTH = 12;

  private final MultiThreadIoEventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final List<Channel> channels = new ArrayList<>();
  private final AtomicLong next;
  private final AtomicLong accepted = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final Template usual;
  private volatile Template large;
  private volatile long largeEvery = Long.MAX_VALUE;
  private volatile long most = Long.MAX_VALUE;
  private volatile boolean running;

  /** A request whose numbers are filled in for each event. */
  private record Template(byte[] bytes, int[] numbersAt) {
    static Template of(String path, int padding) {
      byte[] bytes = Bodies.request(0, path, padding);
      String text = new String(bytes, StandardCharsets.US_ASCII);
      int key = text.indexOf("bench-0") + "bench-".length();
      int summary = text.indexOf("bench-0", key) + "bench-".length();
      return new Template(bytes, new int[] {key, summary});
    }
  }

  /**
   * Connects; {@code first} numbers the first event, so that runs don't repeat each other's keys.
   */
  LoadClient(int port, int connections, String path, long first) throws InterruptedException {
    this.next = new AtomicLong(first);
    this.usual = Template.of(path, 0);
    this.large = usual;
    Bootstrap bootstrap =
        new Bootstrap()
            .group(group)
            .channel(NioSocketChannel.class)
            .option(ChannelOption.TCP_NODELAY, true)
            .handler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    channel.pipeline().addLast(new Answers());
                  }
                });
    for (int i = 0; i < connections; i++) {
      channels.add(bootstrap.connect("127.0.0.1", port).sync().channel());
    }
  }

  /** From now on every so-manieth event is so many bytes larger. */
  void mixIn(int padding, long every) {
    large = Template.of("/v2/enqueue", padding);
    largeEvery = every;
  }

  /** Sends so many more events and waits for their answers, or for that long; answers how many. */
  long run(long events, double seconds) throws InterruptedException {
    long begin = next.get();
    long start = System.nanoTime();
    most = begin + events;
    running = true;
    channels.forEach(this::send);
    while (answered() < most - begin && System.nanoTime() - start < seconds * 1e9) {
      Thread.sleep(20);
    }
    running = false;
    Thread.sleep(200); // the last answers come in
    return Math.min(next.get(), most) - begin;
  }

  private long answered() {
    return accepted.get() + refused.get();
  }

  /** Sends as fast as answers come for that long; answers accepted events per second. */
  double run(double seconds) throws InterruptedException {
    long before = accepted.get();
    long start = System.nanoTime();
    running = true;
    channels.forEach(this::send);
    Thread.sleep((long) (seconds * 1000));
    double rate = (accepted.get() - before) * 1e9 / (System.nanoTime() - start);
    running = false;
    Thread.sleep(200); // the last answers come in
    return rate;
  }

  /** Sends one event on one of the connections, whatever is still under way; answers its number. */
  long sendOne() {
    long number = next.get();
    send(channels.get((int) (number % channels.size())));
    return number;
  }

  long accepted() {
    return accepted.get();
  }

  long refused() {
    return refused.get();
  }

  private void send(Channel channel) {
    long number = next.getAndIncrement();
    if (number >= most) {
      return;
    }
    Template template = number % largeEvery == largeEvery - 1 ? large : usual;
    byte[] request = template.bytes().clone();
    for (int at : template.numbersAt()) {
      long rest = number;
      for (int i = at + NUMBER_LENGTH - 1; i >= at; i--) {
        request[i] = DIGITS[(int) (rest % 10)];
        rest /= 10;
      }
    }
    var unused = channel.writeAndFlush(Unpooled.wrappedBuffer(request));
  }

  /** Reads answers; each is expected in one piece or continued by the next read. */
  private final class Answers extends SimpleChannelInboundHandler<ByteBuf> {
    private static final int STATUS_AT = 9;
    private final StringBuilder pending = new StringBuilder();

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf bytes) {
      pending.append(bytes.toString(StandardCharsets.ISO_8859_1));
      int end = end();
      while (end > 0) {
        AtomicLong counter = pending.charAt(STATUS_AT) == '2' ? accepted : refused;
        counter.incrementAndGet();
        pending.delete(0, end);
        if (running) {
          send(context.channel());
        }
        end = end();
      }
    }

    /** Where the first answer ends; 0 when it isn't there as a whole. */
    private int end() {
      int headEnd = pending.indexOf("\r\n\r\n");
      if (headEnd < 0) {
        return 0;
      }
      int at = pending.indexOf("ontent-");
      while (at >= 0
          && at < headEnd
          && pending.charAt(at + 7) != 'L'
          && pending.charAt(at + 7) != 'l') {
        at = pending.indexOf("ontent-", at + 1);
      }
      int from = pending.indexOf(":", at) + 1;
      int to = pending.indexOf("\r\n", from);
      int length = Integer.parseInt(pending.substring(from, to).strip());
      int whole = headEnd + 4 + length;
      return pending.length() >= whole ? whole : 0;
    }
  }

  @Override
  public void close() {
    channels.forEach(channel -> channel.close().syncUninterruptibly());
    var unused = group.shutdownGracefully();
  }
}
