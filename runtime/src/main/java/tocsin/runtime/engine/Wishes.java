package tocsin.runtime.engine;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The one door for everybody who wants something of an incident: REST, pages, links, chat. */
public interface Wishes {
  /**
   * Decides the wishes in order, all or none: when one is refused nothing of the others happens
   * either. Completes with one result per wish once what was decided is durable. Fails with a
   * {@link tocsin.storage.StorageException} when it can't be stored or too much waits already.
   */
  CompletableFuture<List<WishResult>> submit(List<Wish> wishes);
}
