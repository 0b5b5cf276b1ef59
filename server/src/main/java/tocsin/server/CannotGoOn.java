package tocsin.server;

/** Ends the program: one sentence for people, and an exit code for scripts. */
public final class CannotGoOn extends RuntimeException {
  private final ExitCode exitCode;

  /** Shows that sentence, which says what to do. */
  public CannotGoOn(ExitCode exitCode, String sentence) {
    // Without a stack trace: nobody is to see one for a fault that isn't the program's.
    super(sentence, null, false, false);
    this.exitCode = exitCode;
  }

  public ExitCode exitCode() {
    return exitCode;
  }
}
