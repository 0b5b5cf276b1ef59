package tocsin.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.core.id.ServiceId;
import tocsin.core.id.UserId;
import tocsin.core.incident.IncidentStatus;
import tocsin.storage.IncidentFilter;
import tocsin.storage.IncidentFilter.Field;
import tocsin.storage.IncidentFilter.Sort;
import tocsin.storage.kit.Samples;

/** Lists that people look at come from an index, in order, however many incidents there are. */
class SearchPlanTest {
  private static final Set<IncidentStatus> OPEN =
      Set.of(IncidentStatus.TRIGGERED, IncidentStatus.ACKNOWLEDGED);

  @TempDir Path folder;
  private SqliteFile file;

  @BeforeEach
  void anEmptyFile() {
    file = SqliteFile.open(folder.resolve("engine.db"), Schema.ENGINE, 1);
  }

  @AfterEach
  void close() {
    file.close();
  }

  private record Ask(
      Set<IncidentStatus> statuses,
      Set<ServiceId> services,
      Set<UserId> assignees,
      @Nullable String key) {}

  /** How SQLite finds the page's rows, newest first. */
  private List<String> plan(Ask ask) {
    IncidentSearch search =
        new IncidentSearch(
            new IncidentFilter(
                ask.statuses(),
                ask.services(),
                ask.assignees(),
                Set.of(),
                null,
                null,
                ask.key(),
                null,
                List.of(new Sort(Field.NUMBER, true)),
                0,
                25));
    return plan("SELECT i.* FROM incident i" + search.where() + search.order(), search.arguments());
  }

  private List<String> plan(String sql, Object... arguments) {
    return file.read(
        s -> s.list("EXPLAIN QUERY PLAN " + sql, row -> row.getString("detail"), arguments));
  }

  @Test
  void openIncidentsNewestFirst() {
    assertThat(plan(new Ask(OPEN, Set.of(), Set.of(), null)))
        .containsExactly("SEARCH i USING INDEX incident_open (resolved_at=?)");
  }

  @Test
  void allIncidentsNewestFirst() {
    assertThat(plan(new Ask(Set.of(), Set.of(), Set.of(), null))).containsExactly("SCAN i");
  }

  @Test
  void triggeredIncidentsNewestFirst() {
    assertThat(plan(new Ask(Set.of(IncidentStatus.TRIGGERED), Set.of(), Set.of(), null)))
        .containsExactly("SEARCH i USING INDEX incident_open (resolved_at=?)");
  }

  @Test
  void incidentsOfAServiceNewestFirst() {
    assertThat(plan(new Ask(OPEN, Set.of(Samples.CHECKOUT), Set.of(), null)))
        .containsExactly("SEARCH i USING INDEX incident_open_of_service (service=?)");
    assertThat(plan(new Ask(Set.of(), Set.of(Samples.CHECKOUT), Set.of(), null)))
        .containsExactly("SEARCH i USING INDEX incident_of_service (service=?)");
  }

  @Test
  void incidentsOfAPersonNewestFirst() {
    assertThat(plan(new Ask(OPEN, Set.of(), Set.of(Samples.ANA), null)))
        .anyMatch(step -> step.contains("assigned_to (user_id=?)"))
        .noneMatch(step -> step.startsWith("SCAN"));
    assertThat(plan(new Ask(Set.of(), Set.of(), Set.of(Samples.ANA), null)))
        .anyMatch(step -> step.contains("assigned_to (user_id=?)"))
        .noneMatch(step -> step.startsWith("SCAN"));
  }

  @Test
  void incidentsWithAKey() {
    assertThat(plan(new Ask(Set.of(), Set.of(), Set.of(), "disk")))
        .noneMatch(step -> step.startsWith("SCAN"));
  }

  @Test
  void theOpenIncidentOfAServiceWithAKey() {
    assertThat(
            plan(
                "SELECT id FROM incident i WHERE incident_key = ? AND service = ?"
                    + " AND resolved_at IS NULL ORDER BY number DESC LIMIT 1",
                "disk",
                "P1"))
        .containsExactly(
            "SEARCH i USING INDEX incident_key (incident_key=? AND service=? AND resolved_at=?)");
  }

  @Test
  void theNextTimers() {
    assertThat(plan("SELECT number FROM incident i WHERE due_at <= ? ORDER BY due_at, number", 1))
        .containsExactly("SEARCH i USING COVERING INDEX incident_due (due_at<?)");
  }
}
