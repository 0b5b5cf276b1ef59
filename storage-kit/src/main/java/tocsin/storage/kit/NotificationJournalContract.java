package tocsin.storage.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tocsin.core.delivery.JournalEntry;
import tocsin.storage.NotificationJournal;
import tocsin.storage.NotificationJournal.Row;

/** What every {@link NotificationJournal} keeps to. */
public abstract class NotificationJournalContract extends StoresContract {
  private NotificationJournal journal() {
    return stores.journal();
  }

  /** The simplest line: told apart by its position in the outbox. */
  private static JournalEntry line(long outboxPosition) {
    return new JournalEntry.Opened(outboxPosition);
  }

  private static List<JournalEntry> lines(long... outboxPositions) {
    return Arrays.stream(outboxPositions).mapToObj(NotificationJournalContract::line).toList();
  }

  private List<JournalEntry> all(String generation) {
    return journal().read(generation, 0, 1_000).stream().map(Row::entry).toList();
  }

  @Test
  void aGenerationThatNobodyBeganIsEmpty() {
    assertThat(journal().read("none", 0, 10)).isEmpty();
    assertThat(journal().generations(0)).isEmpty();
  }

  @Test
  void linesAreReadInTheOrderInWhichTheyWereWritten() {
    journal().append(0, "one", lines(1, 2));
    journal().append(0, "one", lines(3));

    List<Row> rows = journal().read("one", 0, 10);

    assertThat(rows).extracting(Row::entry).isEqualTo(lines(1, 2, 3));
    assertThat(rows).extracting(Row::position).isSorted().doesNotHaveDuplicates();
    assertThat(journal().read("one", rows.getFirst().position(), 1))
        .extracting(Row::entry)
        .isEqualTo(lines(2));
    assertThat(journal().read("one", rows.getLast().position(), 10)).isEmpty();
  }

  @Test
  void generationsKeepApartAndAreListedInTheOrderOfTheirBeginning() {
    journal().append(0, "second-by-name", lines(1));
    journal().append(0, "first-by-name", lines(2));
    journal().append(3, "elsewhere", lines(3));
    journal().append(0, "second-by-name", lines(4));

    assertThat(all("second-by-name")).isEqualTo(lines(1, 4));
    assertThat(all("first-by-name")).isEqualTo(lines(2));
    assertThat(journal().generations(0)).containsExactly("second-by-name", "first-by-name");
    assertThat(journal().generations(3)).containsExactly("elsewhere");
  }

  @Test
  void linesAreThereAfterARestartAndPositionsGoOn() {
    journal().append(0, "one", lines(1));
    reopen();
    journal().append(0, "one", lines(2));

    assertThat(all("one")).isEqualTo(lines(1, 2));
    assertThat(journal().read("one", 0, 10)).extracting(Row::position).isSorted();
  }

  @Test
  void aDroppedGenerationIsGoneAndOthersStay() {
    journal().append(0, "old", lines(1));
    journal().append(0, "valid", lines(2));
    journal().drop("old");
    journal().drop("old");

    assertThat(all("old")).isEmpty();
    assertThat(all("valid")).isEqualTo(lines(2));
    assertThat(journal().generations(0)).containsExactly("valid");
  }

  @Test
  void manyLinesAreReadPieceByPiece() {
    List<JournalEntry> many =
        IntStream.range(0, 2_500).mapToObj(NotificationJournalContract::line).toList();
    journal().append(1, "one", many);

    List<Row> first = journal().read("one", 0, 2_000);
    List<Row> rest = journal().read("one", first.getLast().position(), 2_000);

    assertThat(first).hasSize(2_000);
    assertThat(rest).extracting(Row::entry).isEqualTo(many.subList(2_000, 2_500));
  }
}
