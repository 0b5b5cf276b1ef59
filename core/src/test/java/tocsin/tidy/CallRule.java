package tocsin.tidy;

import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Time and randomness are arguments, and nobody sleeps. */
final class CallRule implements Rule {
  private static final String CLOCK = "take the time as an argument (only server reads a clock)";
  private static final String RANDOM = "take an IdSource or a seeded generator as an argument";
  private static final String ZONE = "take the ZoneId as an argument";

  /** What may be called nowhere, with what to do instead. */
  private static final Map<String, String> NOWHERE =
      Map.of(
          "Thread.sleep", "wait on a condition: a latch, a queue, a lock with a time-out",
          "ZoneId.systemDefault", ZONE,
          "TimeZone.getDefault", ZONE);

  /** What only the programs themselves may call, which hand it to everybody else. */
  private static final Map<String, String> IN_PROGRAMS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("Instant.now", CLOCK),
              Map.entry("LocalDate.now", CLOCK),
              Map.entry("LocalTime.now", CLOCK),
              Map.entry("LocalDateTime.now", CLOCK),
              Map.entry("OffsetDateTime.now", CLOCK),
              Map.entry("ZonedDateTime.now", CLOCK),
              Map.entry("Clock.system", CLOCK),
              Map.entry("Clock.systemUTC", CLOCK),
              Map.entry("Clock.systemDefaultZone", CLOCK),
              Map.entry("System.currentTimeMillis", CLOCK),
              Map.entry("System.nanoTime", CLOCK),
              Map.entry("UUID.randomUUID", RANDOM),
              Map.entry("Math.random", RANDOM),
              Map.entry("ThreadLocalRandom.current", RANDOM),
              Map.entry("new Random", RANDOM + "; new Random(seed) is fine"),
              Map.entry("new SecureRandom", RANDOM)));

  private static final Set<String> PROGRAMS = Set.of("server", "bench", "acceptance");

  @Override
  public List<String> complaints(JavaSource source) {
    List<String> found = new ArrayList<>();
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitMemberSelect(MemberSelectTree node, @Nullable Void unused) {
        check(lastTwo(node.getExpression() + "." + node.getIdentifier()), node);
        return super.visitMemberSelect(node, unused);
      }

      @Override
      public @Nullable Void visitMemberReference(MemberReferenceTree node, @Nullable Void unused) {
        String type = node.getQualifierExpression().toString();
        boolean makes = node.getMode() == MemberReferenceTree.ReferenceMode.NEW;
        check(makes ? "new " + simple(type) : simple(type) + "." + node.getName(), node);
        return super.visitMemberReference(node, unused);
      }

      @Override
      public @Nullable Void visitNewClass(NewClassTree node, @Nullable Void unused) {
        String type = simple(node.getIdentifier().toString());
        // A generator made from a seed gives the same numbers in every run.
        if (!type.equals("Random") || node.getArguments().isEmpty()) {
          check("new " + type, node);
        }
        return super.visitNewClass(node, unused);
      }

      @Override
      public @Nullable Void visitImport(ImportTree node, @Nullable Void unused) {
        return node.isStatic() ? super.visitImport(node, unused) : null;
      }

      private boolean pacesALoad(String call) {
        return call.equals("Thread.sleep") && source.module().equals("bench");
      }

      private void check(String call, Tree node) {
        String instead = pacesALoad(call) ? null : NOWHERE.get(call);
        // A test may measure how long it has waited for another thread; that is no time of day.
        boolean deadline = source.isTest() && call.equals("System.nanoTime");
        if (instead == null && !deadline && !PROGRAMS.contains(source.module())) {
          instead = IN_PROGRAMS.get(call);
        }
        if (instead != null) {
          found.add("%s: no %s here: %s".formatted(source.at(node), call, instead));
        }
      }
    }.scan(source.tree(), null);
    return found;
  }

  private static String simple(String type) {
    return type.substring(type.lastIndexOf('.') + 1);
  }

  /** {@code java.time.Instant.now} and {@code Instant.now} are the same call. */
  private static String lastTwo(String path) {
    int member = path.lastIndexOf('.');
    return simple(path.substring(0, member)) + path.substring(member);
  }
}
