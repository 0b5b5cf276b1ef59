package tocsin.web.rest;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tocsin.core.incident.Answer;
import tocsin.core.incident.Incident;
import tocsin.core.incident.Refusal;
import tocsin.runtime.engine.Wish;
import tocsin.runtime.engine.WishResult;
import tocsin.runtime.engine.Wishes;
import tocsin.storage.StorageException;
import tocsin.web.http.ProblemException;
import tocsin.web.http.Problems;

/** Hands wishes to the engine, waits for the answers, and makes refusals problems. */
final class WishDesk {
  private static final long PATIENCE_SECONDS = 20;

  private final Wishes wishes;

  WishDesk(Wishes wishes) {
    this.wishes = wishes;
  }

  /**
   * The incidents after the wishes, one for each wish; the first refusal ends the call with nothing
   * changed.
   */
  List<Incident> submit(List<Wish> wanted) throws InterruptedException {
    List<WishResult> results = await(wanted);
    for (WishResult result : results) {
      if (result.answer() instanceof Answer.Refused(Refusal reason)) {
        throw new ProblemException(
            reason == Refusal.KEY_IN_USE
                ? Problems.of(reason)
                    .because("Open incident with matching dedup key already exists on this service")
                : Problems.of(reason));
      }
    }
    return results.stream().map(WishResult::incident).filter(i -> i != null).toList();
  }

  private List<WishResult> await(List<Wish> wanted) throws InterruptedException {
    try {
      return wishes.submit(wanted).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof StorageException failure) {
        throw failure;
      }
      throw new IllegalStateException("The engine failed", e);
    } catch (TimeoutException e) {
      throw new ProblemException(
          Problems.BUSY.because(
              "It is not known yet whether this was done. Look before trying again."));
    }
  }
}
