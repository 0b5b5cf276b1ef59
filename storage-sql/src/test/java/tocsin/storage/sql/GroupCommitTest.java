package tocsin.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import tocsin.storage.StorageException;
import tocsin.storage.StorageException.Kind;

class GroupCommitTest {
  private static final GroupCommit.Bounds BOUNDS = new GroupCommit.Bounds(5, 100, 3, 50);

  /** Groups that were written, in order, by the names of their items. */
  private final List<List<String>> written = Collections.synchronizedList(new ArrayList<>());

  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);

  private static final class Parcel implements GroupCommit.Item {
    private final String name;
    private final long bytes;
    private final CompletableFuture<String> done = new CompletableFuture<>();

    Parcel(String name, long bytes) {
      this.name = name;
      this.bytes = bytes;
    }

    @Override
    public long bytes() {
      return bytes;
    }

    @Override
    public void failed(StorageException why) {
      boolean _ = done.completeExceptionally(why);
    }
  }

  /** Writes the group, but the first only when it is told to go on. */
  private void write(List<Parcel> group) {
    begun.countDown();
    try {
      goOn.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    if (group.stream().anyMatch(p -> p.name.equals("bad"))) {
      throw new StorageException(Kind.FULL, "full");
    }
    if (group.stream().anyMatch(p -> p.name.equals("worse"))) {
      throw new AssertionError("not foreseen");
    }
    written.add(group.stream().map(p -> p.name).toList());
    group.forEach(p -> p.done.complete(p.name));
  }

  private GroupCommit<Parcel> commits() {
    return new GroupCommit<>("test", BOUNDS, this::write);
  }

  private static Parcel add(GroupCommit<Parcel> commits, String name, long bytes) {
    Parcel parcel = new Parcel(name, bytes);
    commits.add(parcel);
    return parcel;
  }

  /** A first item that is being written, so that what comes now waits. */
  private Parcel busy(GroupCommit<Parcel> commits) throws InterruptedException {
    Parcel first = add(commits, "first", 1);
    begun.await();
    return first;
  }

  private static Kind failure(Parcel parcel) {
    return parcel.done.handle((_, e) -> ((StorageException) e).kind()).join();
  }

  @Test
  void whatWaitsWhileAGroupIsWrittenIsTheNextGroup() throws InterruptedException {
    try (GroupCommit<Parcel> commits = commits()) {
      Parcel _ = busy(commits);
      add(commits, "a", 1);
      Parcel last = add(commits, "b", 1);
      goOn.countDown();
      assertThat(last.done.join()).isEqualTo("b");
    }
    assertThat(written).containsExactly(List.of("first"), List.of("a", "b"));
  }

  @Test
  void aGroupIsBoundedInNumberAndInBytes() throws InterruptedException {
    try (GroupCommit<Parcel> commits = commits()) {
      Parcel _ = busy(commits);
      add(commits, "a", 1);
      add(commits, "b", 1);
      add(commits, "c", 1);
      add(commits, "d", 30);
      add(commits, "e", 30);
      goOn.countDown();
    }
    assertThat(written)
        .containsExactly(List.of("first"), List.of("a", "b", "c"), List.of("d"), List.of("e"));
  }

  @Test
  void tooManyWaitingItemsAreRefusedAtOnce() throws InterruptedException {
    try (GroupCommit<Parcel> commits = commits()) {
      Parcel _ = busy(commits);
      for (int i = 0; i < 5; i++) {
        assertThat(add(commits, "waits", 1).done).isNotDone();
      }
      assertThat(failure(add(commits, "too much", 1))).isEqualTo(Kind.OVERLOADED);
      goOn.countDown();
    }
  }

  @Test
  void tooManyWaitingBytesAreRefusedAtOnceAndOneLargeItemIsNot() throws InterruptedException {
    try (GroupCommit<Parcel> commits = commits()) {
      Parcel _ = busy(commits);
      Parcel huge = add(commits, "huge", 1_000);
      assertThat(failure(add(commits, "one more", 1))).isEqualTo(Kind.OVERLOADED);
      goOn.countDown();
      assertThat(huge.done.join()).isEqualTo("huge");
      assertThat(add(commits, "later", 99).done.join()).isEqualTo("later");
    }
  }

  @Test
  void aFailedGroupFailsAllItsItemsAndTheNextOneIsWritten() throws InterruptedException {
    try (GroupCommit<Parcel> commits = commits()) {
      Parcel _ = busy(commits);
      Parcel beside = add(commits, "beside", 1);
      Parcel bad = add(commits, "bad", 1);
      goOn.countDown();
      assertThat(failure(bad)).isEqualTo(Kind.FULL);
      assertThat(failure(beside)).isEqualTo(Kind.FULL);
      assertThat(failure(add(commits, "worse", 1))).isEqualTo(Kind.FAILED);
      assertThat(add(commits, "good", 1).done.join()).isEqualTo("good");
    }
  }

  @Test
  void closingWritesWhatWaitsAndTakesNothingMore() throws InterruptedException {
    GroupCommit<Parcel> commits = commits();
    Parcel first = busy(commits);
    Parcel waiting = add(commits, "waiting", 1);
    goOn.countDown();
    commits.close();

    assertThat(first.done).isCompletedWithValue("first");
    assertThat(waiting.done).isCompletedWithValue("waiting");
    assertThat(failure(add(commits, "late", 1))).isEqualTo(Kind.CLOSED);
    assertThatThrownBy(() -> add(commits, "later", 1).done.join())
        .hasMessageContaining("The store is closed");
  }
}
