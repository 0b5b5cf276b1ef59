package tocsin.tidy;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the borders of {@code core}: what it may use, and in which order its packages stand. */
class BoundaryTest {

  /** Used by everything: a package may use those before it. */
  static final List<String> GROUND = List.of("id", "schedule", "account", "permission", "audit");

  /** The main road: a package may use the ground, and what stands before it on the road. */
  static final List<String> ROAD =
      List.of("event", "alert", "escalation", "incident", "notification", "delivery");

  /**
   * Side roads use the ground and the main road, which knows none of them; nor do they each other.
   */
  static final List<String> SIDE_ROADS =
      List.of(
          "logentry", "change", "ledger", "webhook", "handoff", "readiness", "reply", "heartbeat");

  /** Views read everything and nothing knows them. */
  static final List<String> VIEWS = List.of("explain", "forecast");

  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("tocsin.core");

  @Test
  void everyPackageHasItsPlace() {
    Set<String> built =
        CORE.stream()
            .map(type -> type.getPackageName().split("\\."))
            .filter(parts -> parts.length > 2)
            .map(parts -> parts[2])
            .collect(toSet());
    assertThat(built)
        .as("core's packages, against the lists of BoundaryTest")
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(GROUND, ROAD, SIDE_ROADS, VIEWS).flatMap(List::stream).toList());
  }

  @Test
  void aPackageUsesOnlyWhatStandsBeforeIt() {
    List<String> road = Stream.of(GROUND, ROAD).flatMap(List::stream).toList();
    for (int i = 0; i < road.size(); i++) {
      usesOnly(road.get(i), road.subList(0, i)).check(CORE);
    }
    SIDE_ROADS.forEach(side -> usesOnly(side, road).check(CORE));
    List<String> all = Stream.of(road, SIDE_ROADS).flatMap(List::stream).toList();
    VIEWS.forEach(view -> usesOnly(view, all).check(CORE));
  }

  @Test
  void coreNeedsTheJdkAndNothingElse() {
    JDK_ONLY.check(CORE);
  }

  @Test
  void coreTakesTimeAndRandomnessAsArguments() {
    TIME_AND_RANDOMNESS_HANDED_IN.check(CORE);
  }

  @Test
  void aSmugglerIsCaught() {
    JavaClasses smuggler = new ClassFileImporter().importClasses(Smuggler.class);
    for (ArchRule rule : List.of(JDK_ONLY, TIME_AND_RANDOMNESS_HANDED_IN)) {
      assertThatThrownBy(() -> rule.check(smuggler)).isInstanceOf(AssertionError.class);
    }
  }

  /** Does what is forbidden in core, to see the rules fail. */
  static class Smuggler {
    void carry() {
      System.out.println(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    }
  }

  private static final ArchRule JDK_ONLY =
      classes()
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                      "java.lang",
                      "java.lang.annotation",
                      "java.lang.invoke",
                      "java.lang.runtime",
                      "java.math",
                      "java.time..",
                      "java.util",
                      "java.util.function",
                      "java.util.regex",
                      "java.util.stream",
                      "org.jspecify.annotations",
                      "tocsin.core..")
                  .and(not(type(Thread.class))));

  private static final ArchRule TIME_AND_RANDOMNESS_HANDED_IN =
      noClasses()
          .should()
          .callMethodWhere(
              target(nameMatching("now|systemDefault|currentTimeMillis|nanoTime"))
                  .and(target(owner(resideInAPackage("java..")))))
          .orShould()
          .dependOnClassesThat(type(Clock.class))
          .orShould()
          .callMethod(UUID.class, "randomUUID")
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .callConstructor(Random.class);

  private static ArchRule usesOnly(String name, List<String> others) {
    String self = inCore(name);
    String[] allowed = others.stream().map(BoundaryTest::inCore).toArray(String[]::new);
    return noClasses()
        .that(resideInAPackage(self))
        .should()
        .dependOnClassesThat(
            resideInAPackage("tocsin..")
                .and(not(resideInAPackage(self)))
                .and(not(resideInAnyPackage(allowed))))
        .as("core's " + name + " uses nothing of tocsin but " + others);
  }

  private static String inCore(String name) {
    return "tocsin.core." + name + "..";
  }
}
