package tocsin.bench;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What the intake is measured against: Netty and nothing else in front of a handler that parses an
 * event, checks its required fields, appends its bytes to a preallocated file in group commits, and
 * answers 202 when they are durable.
 */
final class BareNetty implements AutoCloseable {
  private static final int MAX_BODY = 512 << 10;

  private final MultiThreadIoEventLoopGroup group =
      new MultiThreadIoEventLoopGroup(
          Runtime.getRuntime().availableProcessors(), NioIoHandler.newFactory());
  private final JsonFactory json = new JsonFactory();
  private final FileLog log;
  private final Channel server;

  BareNetty(Path file) throws Exception {
    log = new FileLog(file);
    server =
        new ServerBootstrap()
            .group(group)
            .channel(NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    channel
                        .pipeline()
                        .addLast(
                            new HttpServerCodec(),
                            new HttpObjectAggregator(MAX_BODY),
                            new Handler());
                  }
                })
            .bind("127.0.0.1", 0)
            .sync()
            .channel();
  }

  int port() {
    return ((InetSocketAddress) server.localAddress()).getPort();
  }

  private final class Handler extends SimpleChannelInboundHandler<FullHttpRequest> {
    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
      byte[] body = ByteBufUtil.getBytes(request.content());
      Fields fields = read(body);
      if (!fields.valid()) {
        answer(context, HttpResponseStatus.BAD_REQUEST, "{\"status\":\"invalid event\"}");
        return;
      }
      String reply =
          "{\"status\":\"success\",\"message\":\"Event processed\",\"dedup_key\":\""
              + fields.dedupKey
              + "\"}";
      log.append(
          body,
          () ->
              context
                  .executor()
                  .execute(() -> answer(context, HttpResponseStatus.ACCEPTED, reply)));
    }
  }

  private static void answer(
      ChannelHandlerContext context, HttpResponseStatus status, String text) {
    DefaultFullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            status,
            Unpooled.wrappedBuffer(text.getBytes(StandardCharsets.UTF_8)));
    response
        .headers()
        .set(HttpHeaderNames.CONTENT_TYPE, "application/json")
        .setInt(HttpHeaderNames.CONTENT_LENGTH, response.content().readableBytes());
    var unused = context.writeAndFlush(response);
  }

  private static final class Fields {
    private String routingKey = "";
    private String action = "";
    private String dedupKey = "";
    private String summary = "";
    private String source = "";
    private String severity = "";

    boolean valid() {
      return routingKey.length() == 32
          && (action.equals("trigger") || action.equals("acknowledge") || action.equals("resolve"))
          && !summary.isEmpty()
          && summary.length() <= 1024
          && !source.isEmpty()
          && (severity.equals("critical")
              || severity.equals("error")
              || severity.equals("warning")
              || severity.equals("info"))
          && dedupKey.length() <= 255;
    }
  }

  private Fields read(byte[] body) {
    Fields fields = new Fields();
    try (JsonParser parser = json.createParser(ObjectReadContext.empty(), body)) {
      int depth = 0;
      String name = "";
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        switch (token) {
          case START_OBJECT, START_ARRAY -> depth++;
          case END_OBJECT, END_ARRAY -> depth--;
          case PROPERTY_NAME -> name = parser.currentName();
          case VALUE_STRING -> take(fields, depth, name, parser);
          default -> {}
        }
      }
    }
    return fields;
  }

  private static void take(Fields fields, int depth, String name, JsonParser parser) {
    if (depth > 2) {
      return;
    }
    switch (depth + name) {
      case "1routing_key" -> fields.routingKey = parser.getString();
      case "1event_action" -> fields.action = parser.getString();
      case "1dedup_key" -> fields.dedupKey = parser.getString();
      case "2summary" -> fields.summary = parser.getString();
      case "2source" -> fields.source = parser.getString();
      case "2severity" -> fields.severity = parser.getString();
      default -> {}
    }
  }

  @Override
  public void close() {
    server.close().syncUninterruptibly();
    var unused = group.shutdownGracefully();
    log.close();
  }
}
