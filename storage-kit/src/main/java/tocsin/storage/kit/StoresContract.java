package tocsin.storage.kit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import tocsin.storage.Stores;

/** What all contracts share: stores that are opened before each story and can be opened again. */
public abstract class StoresContract {
  /** The stores of the present story. */
  protected Stores stores;

  /**
   * Opens the stores of this story: empty ones the first time, and the same ones again after they
   * were closed.
   */
  protected abstract Stores open();

  @BeforeEach
  final void openStores() {
    stores = open();
  }

  @AfterEach
  final void closeStores() {
    stores.close();
  }

  /** What a restart of the program does. */
  protected final void reopen() {
    stores.close();
    stores = open();
  }
}
