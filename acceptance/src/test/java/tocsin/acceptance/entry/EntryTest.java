package tocsin.acceptance.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody meets who types {@code ./tocsin}. */
class EntryTest {
  @TempDir Path folder;

  private FakeCheckout checkout;
  private String jdk;
  private Map<String, String> good;

  @BeforeEach
  void checkOut() throws IOException {
    checkout = new FakeCheckout(folder);
    checkout.maven(true);
    jdk = checkout.jdk("jdk-25", "25.0.1").toString();
    good = Map.of("JAVA_HOME", jdk);
  }

  @Test
  void theFirstStartBuildsAndTheSecondDoesNot() throws Exception {
    var first = checkout.run(checkout.script, good, "demo");
    var second = checkout.run(checkout.script, good, "demo");

    assertThat(first.err()).startsWith("Building Tocsin");
    assertThat(second.err()).isEmpty();
    assertThat(checkout.mavenCalls())
        .singleElement()
        .asString()
        .startsWith(jdk)
        .endsWith("package");
  }

  @Test
  void aChangeOfTheSourcesBuildsAgainAndGoingBackDoesNot() throws Exception {
    checkout.run(checkout.script, good, "demo");
    checkout.write("server/src/main/java/Main.java", "class Main { int more; }");
    checkout.run(checkout.script, good, "demo");
    checkout.write("server/src/main/java/Main.java", "class Main {}");
    checkout.run(checkout.script, good, "demo");

    assertThat(checkout.mavenCalls()).hasSize(2);
  }

  @Test
  void argumentsArriveUnchangedAndNothingElseIsPrintedToStandardOutput() throws Exception {
    var said = checkout.run(checkout.script, good, "init", "--email", "you@example.org");

    assertThat(said.status()).isZero();
    assertThat(said.out().lines())
        .singleElement()
        .asString()
        .startsWith("jdk-25")
        .endsWith("tocsin.server.Main init --email you@example.org");
  }

  @Test
  void theProgramTakesThePlaceOfTheScriptSoThatSignalsReachIt() throws Exception {
    var said = checkout.run(checkout.script, good, "serve");

    assertThat(said.out()).contains("pid=" + said.pid() + " ");
  }

  @Test
  void itWorksThroughALinkFromAnywhere() throws Exception {
    Path link = folder.resolve("link");
    Files.createSymbolicLink(link, Path.of("a check out", "tocsin"));

    assertThat(checkout.run(link, good, "demo").out())
        .contains(checkout.root.toRealPath() + "/target/run/");
  }

  @Test
  void anOldJavaHomeIsPassedOverWithoutAWord() throws Exception {
    Path old = checkout.jdk("jdk-17", "17.0.15");
    checkout.onPath(checkout.jdk("jdk-26", "26-ea"));

    var said = checkout.run(checkout.script, Map.of("JAVA_HOME", old.toString()), "demo");

    assertThat(said.out()).startsWith("jdk-26 ");
    assertThat(said.err().lines()).singleElement().asString().startsWith("Building Tocsin");
  }

  @Test
  void aFailedBuildSaysSoAndLeavesNothingToStart() throws Exception {
    checkout.maven(false);

    var said = checkout.run(checkout.script, good, "demo");

    assertThat(said.status()).isEqualTo(1);
    assertThat(said.out()).isEmpty();
    assertThat(said.err()).contains("broken").contains("the build failed");
    try (var left = Files.list(checkout.root.resolve("target/run"))) {
      assertThat(left.filter(Files::isDirectory)).isEmpty();
    }
  }

  @Test
  void withoutMavenOneSentenceSaysWhatToInstall() throws Exception {
    Files.delete(folder.resolve("bin/mvn"));

    var said = checkout.run(checkout.script, good, "demo");

    assertThat(said.status()).isEqualTo(1);
    assertThat(said.err().lines().toList().getLast()).contains("install it");
  }

  @Test
  void optionsForTheJvmComeAfterOursAndSoWin() throws Exception {
    var environment = Map.of("JAVA_HOME", jdk, "TOCSIN_JAVA_OPTS", "-Xmx2g -Dmore=1");

    assertThat(checkout.run(checkout.script, environment, "serve").out())
        .containsSubsequence("-Xmx512m", "-Xmx2g -Dmore=1", "tocsin.server.Main serve");
  }

  @Test
  void benchRunsWithItsOwnJarsBesideThoseOfTheServer() throws Exception {
    assertThat(checkout.run(checkout.script, good, "bench", "intake").out())
        .containsSubsequence("bench/kit.jar", "bench/tocsin-bench-1.jar", "lib/part.jar")
        .doesNotContain("bench/part.jar")
        .endsWith("tocsin.bench.Main intake\n");
  }

  @Test
  void helpNeedsNeitherJdkNorBuild() throws Exception {
    var said = checkout.run(checkout.script, Map.of(), "help");

    assertThat(said.out()).contains("demo", "serve", "init", "test", "bench");
    assertThat(checkout.mavenCalls()).isEmpty();
  }
}
