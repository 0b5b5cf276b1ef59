package tocsin.simulation;

/** The program broke one of its promises. */
final class BrokenPromise extends AssertionError {
  private static final long serialVersionUID = 1L;

  BrokenPromise(String what) {
    super(what);
  }
}
