package tocsin.simulation;

/**
 * The process dies here. An Error, so that no handler for ordinary failures takes it for one;
 * nobody in the program catches it but the simulation.
 */
final class SimulatedCrash extends Error {
  private static final long serialVersionUID = 1L;

  SimulatedCrash(String where) {
    super(where, null, false, false);
  }
}
