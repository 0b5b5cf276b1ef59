package tocsin.bench;

import java.io.PrintStream;

/** What a drill found: a line for each thing that was asked, and whether all of it held. */
final class Verdicts {
  private final PrintStream out;
  private boolean all = true;

  Verdicts(PrintStream out) {
    this.out = out;
  }

  /** One thing that was asked. */
  void add(boolean holds, String what, Object... figures) {
    all &= holds;
    out.println((holds ? "PASS  " : "FAIL  ") + what.formatted(figures));
  }

  /** A figure that is only told. */
  void tell(String what, Object... figures) {
    out.println("      " + what.formatted(figures));
  }

  /** Whether all of it held. */
  boolean held() {
    return all;
  }
}
