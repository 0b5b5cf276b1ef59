package tocsin.runtime.engine;

import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import tocsin.core.id.IncidentId;

/**
 * Tells live pages which incidents have just changed. Listeners are called on the engine's thread
 * after the commit: they must only hand over and never block.
 */
public final class IncidentFeed {
  private final CopyOnWriteArrayList<Consumer<Set<IncidentId>>> listeners =
      new CopyOnWriteArrayList<>();

  /** Calls the listener after each commit until the returned handle is run. */
  public Runnable listen(Consumer<Set<IncidentId>> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Says that these incidents changed. */
  public void changed(Set<IncidentId> incidents) {
    listeners.forEach(listener -> listener.accept(incidents));
  }
}
