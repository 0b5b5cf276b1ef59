package tocsin.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tocsin.channel.Message;
import tocsin.channel.Outcome.Delivered;
import tocsin.channel.Outcome.Rejected;
import tocsin.channel.Outcome.Unreachable;
import tocsin.channel.Pages;
import tocsin.channel.TestCertificate;
import tocsin.channel.http.GuardSettings;
import tocsin.channel.http.GuardedPost;
import tocsin.channel.http.PublicAddress;
import tocsin.core.account.ContactKind;

/** A webhook is no way into the network that Tocsin stands in. */
class WebhookGuardTest {
  private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

  /** Also this machine, but nobody listens there. */
  private static final InetAddress DEAF = InetAddress.ofLiteral("127.0.0.2");

  private final FakeWebhook inside = new FakeWebhook();

  @AfterEach
  void close() {
    inside.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.255.255.254",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "192.0.0.8",
        "198.19.0.1",
        "224.0.0.1",
        "239.255.255.250",
        "240.0.0.1",
        "255.255.255.255",
        "203.0.113.9",
        "::1",
        "::",
        "fe80::1",
        "fec0::1",
        "fc00::1",
        "fd00:ec2::254",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b:1::808:808",
        "2002:7f00:1::",
        "2002:a01:203::",
        "2001::1",
        "2001:db8::1",
        "100::1"
      })
  void addressesInsideANetworkMayNotBeCalled(String address) {
    assertThat(PublicAddress.isPublic(InetAddress.ofLiteral(address))).isFalse();
  }

  /** Only this machine stands for all of them, so that a broken guard can't call anybody else. */
  @Test
  void anAddressThatMayNotBeCalledIsNotCalled() throws Exception {
    WebhookChannel channel = closed(host -> new InetAddress[] {HERE});

    assertThat(channel.send(page("http://somewhere.example.org:" + inside.port() + "/")))
        .isInstanceOfSatisfying(
            Rejected.class, r -> assertThat(r.reason()).contains("webhook.allow-private"));
    assertThat(inside.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.8.8.8",
        "1.1.1.1",
        "172.15.255.255",
        "172.32.0.1",
        "100.128.0.1",
        "169.253.0.1",
        "223.255.255.255",
        "2606:4700::1111",
        "2a00:1450::1",
        "64:ff9b::808:808",
        "2002:808:808::"
      })
  void addressesOfTheInternetMayBeCalled(String address) {
    assertThat(PublicAddress.isPublic(InetAddress.ofLiteral(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:%d/", "http://localhost:%d/", "http://2130706433:%d/",
        "http://127.1:%d/", "http://[::1]:%d/", "http://[::ffff:127.0.0.1]:%d/"
      })
  void noSpellingOfThisMachineIsCalled(String url) throws Exception {
    WebhookChannel channel =
        new WebhookChannel(GuardSettings.of(false), InstantSource.fixed(Pages.THEN));

    assertThat(channel.send(page(url.formatted(inside.port())))).isInstanceOf(Rejected.class);
    assertThat(inside.requests()).isEmpty();
  }

  @Test
  void aNameIsResolvedOnceSoThatASecondAnswerLeadsNowhere() throws Exception {
    List<String> asked = new ArrayList<>();
    WebhookChannel channel =
        open(host -> {
          asked.add(host);
          return new InetAddress[] {asked.size() == 1 ? DEAF : HERE};
        });

    assertThat(channel.send(page("http://rebind.example.org:" + inside.port() + "/")))
        .isInstanceOf(Unreachable.class);
    assertThat(asked).containsExactly("rebind.example.org");
    assertThat(inside.requests()).isEmpty();
  }

  @Test
  void anAddressThatDoesNotAnswerIsFollowedByTheNext() throws Exception {
    WebhookChannel channel = open(host -> new InetAddress[] {DEAF, HERE});

    assertThat(channel.send(page("http://two.example.org:" + inside.port() + "/")))
        .isInstanceOf(Delivered.class);
  }

  @Test
  void anAddressThatSwallowsEverythingIsFollowedByTheNext() throws Exception {
    InetAddress mute = InetAddress.ofLiteral("127.0.0.2");
    try (ServerSocket full = new ServerSocket(inside.port(), 1, mute);
        Closeable _ = filled(full)) {
      WebhookChannel channel =
          new WebhookChannel(
              new GuardSettings(true, Duration.ofMillis(500)),
              InstantSource.fixed(Pages.THEN),
              host -> new InetAddress[] {mute, HERE},
              () -> (SSLSocketFactory) SSLSocketFactory.getDefault());

      assertThat(channel.send(page("http://two.example.org:" + inside.port() + "/")))
          .isInstanceOf(Delivered.class);
    }
  }

  /** With so many waiting for it that the system answers nobody else. */
  private static Closeable filled(ServerSocket server) throws IOException {
    List<Socket> waiting = new ArrayList<>();
    for (boolean room = true; room && waiting.size() < 100; ) {
      Socket next = new Socket();
      waiting.add(next);
      try {
        next.connect(server.getLocalSocketAddress(), 100);
      } catch (SocketTimeoutException e) {
        room = false;
      }
    }
    return () -> {
      for (Socket each : waiting) {
        each.close();
      }
    };
  }

  @Test
  void theAddressIsCalledByItsName() throws Exception {
    String host = "pages.example.org:" + inside.port();

    assertThat(open(name -> new InetAddress[] {HERE}).send(page("http://" + host + "/")))
        .isInstanceOf(Delivered.class);
    assertThat(inside.requests().getFirst().headers().getFirst("Host")).isEqualTo(host);
  }

  @Test
  void byHttpsTheCertificateMustHaveTheNameInTheUrl() throws Exception {
    TestCertificate certificate = new TestCertificate("dns:pages.example.org");
    try (FakeWebhook secure = FakeWebhook.https(certificate.server())) {
      WebhookChannel channel =
          channel(true, host -> new InetAddress[] {HERE}, certificate.trusting());

      assertThat(channel.send(page("https://pages.example.org:" + secure.port() + "/a")))
          .isInstanceOf(Delivered.class);
      assertThat(channel.send(page("https://other.example.org:" + secure.port() + "/b")))
          .isInstanceOf(Unreachable.class);
      assertThat(secure.requests()).extracting(FakeWebhook.Request::path).containsExactly("/a");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "pages.example.org",
        "ftp://example.org/",
        "file:///etc/passwd",
        "http:///nowhere",
        "http://user:secret@example.org/",
        "http://example.org/ bad\r\nX: y",
        "http://exa mple/",
        "http://example.org:70000/",
        "javascript:alert(1)"
      })
  void whatIsNoWebAddressIsRefused(String url) throws Exception {
    assertThat(open(host -> new InetAddress[] {HERE}).send(page(url)))
        .isInstanceOfSatisfying(
            Rejected.class, r -> assertThat(r.reason()).doesNotContain("secret").endsWith("."));
    assertThat(inside.requests()).isEmpty();
  }

  @Test
  void aNameThatNobodyHasIsTriedAgain() throws Exception {
    WebhookChannel channel =
        closed(host -> {
          throw new UnknownHostException(host);
        });

    assertThat(channel.send(page("http://nobody.example.org/"))).isInstanceOf(Unreachable.class);
  }

  private static WebhookChannel closed(GuardedPost.Resolver resolver) {
    return channel(false, resolver, (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  private static WebhookChannel open(GuardedPost.Resolver resolver) {
    return channel(true, resolver, (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  private static WebhookChannel channel(
      boolean allowPrivate, GuardedPost.Resolver resolver, SSLSocketFactory tls) {
    return new WebhookChannel(
        GuardSettings.of(allowPrivate), InstantSource.fixed(Pages.THEN), resolver, () -> tls);
  }

  private static Message page(String url) {
    return Pages.to(ContactKind.WEBHOOK, url, "N1");
  }
}
