package tocsin.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule of {@link TidyTest} complains about what it is there for, and about nothing else. */
class RulesTest {

  @Test
  void aLongMethodIsFound() {
    String body = "x();\n".repeat(SizeRule.METHOD_LINES);
    assertThat(inCore(new SizeRule(), "class A { void x() {\n" + body + "} }"))
        .singleElement()
        .asString()
        .contains("x has 72 lines");
  }

  @Test
  void aLongFileIsFound() {
    String text = "class A {\n" + "\n".repeat(SizeRule.FILE_LINES) + "}";
    assertThat(inCore(new SizeRule(), text)).singleElement().asString().contains("602 lines");
  }

  @Test
  void sixParametersAreTooManyButNotInARecord() {
    String six = "(int a, int b, int c, int d, int e, int f)";
    assertThat(inCore(new SizeRule(), "class A { void x" + six + " {} }")).hasSize(1);
    assertThat(inCore(new SizeRule(), "class A { A" + six + " {} }")).hasSize(1);
    assertThat(inCore(new SizeRule(), "record A" + six + " { A { a = 1; } }")).isEmpty();
    assertThat(inCore(new SizeRule(), "record A" + six + " { void x" + six + " {} }")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TimerManager", "HttpUtils", "UserStoreImpl", "BaseWorker"})
  void aNameThatSaysNothingIsFound(String name) {
    assertThat(inCore(new NameRule(), "class A { interface " + name + " {} }")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Database", "Utilisation", "Implication", "BaseUrl"})
  void aWordInsideAWordIsFine(String name) {
    assertThat(inCore(new NameRule(), "class " + name + " {}")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Instant.now()",
        "java.time.Instant.now()",
        "call(Instant::now)",
        "System.nanoTime()",
        "java.util.UUID.randomUUID()",
        "new Random()",
        "call(Random::new)",
        "new java.security.SecureRandom()",
      })
  void aClockOrAGeneratorOfOnesOwnIsFoundOutsideThePrograms(String call) {
    String text = "class A { Object x = " + call + "; }";
    assertThat(inCore(new CallRule(), text)).hasSize(1);
    assertThat(new CallRule().complaints(JavaSource.parse("server/src/main/java/A.java", text)))
        .isEmpty();
  }

  @Test
  void aSeededGeneratorIsFine() {
    assertThat(inCore(new CallRule(), "class A { Object x = new Random(42); }")).isEmpty();
  }

  @Test
  void sleepingIsFoundEverywhereEvenWhenImported() {
    String call = "class A { void x() { Thread.sleep(1); } }";
    String imported = "import static java.lang.Thread.sleep; class A { }";
    for (String text : List.of(call, imported)) {
      assertThat(new CallRule().complaints(JavaSource.parse("server/src/main/java/A.java", text)))
          .singleElement()
          .asString()
          .contains("wait on a condition");
    }
  }

  @Test
  void aTypeWithoutADocCommentIsFound() {
    assertThat(inCore(new DocRule(), "class A {}")).hasSize(1);
    assertThat(inCore(new DocRule(), "/** Counts. */ class A {}")).isEmpty();
  }

  @Test
  void notesForLaterAndTestsSwitchedOffAreFound() {
    assertThat(LeftoverRule.complaints("a", "// FIX" + "ME: later\n  @Disabled\n")).hasSize(2);
    assertThat(LeftoverRule.complaints("a", "nothing to do\nisDisabled()\n")).isEmpty();
  }

  private static List<String> inCore(Rule rule, String text) {
    return rule.complaints(JavaSource.parse("core/src/main/java/A.java", text));
  }
}
