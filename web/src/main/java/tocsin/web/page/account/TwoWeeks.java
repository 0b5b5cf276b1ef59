package tocsin.web.page.account;

import java.time.LocalDate;
import java.util.List;
import tocsin.core.schedule.Rota;
import tocsin.web.page.frame.Visit;

/** Two weeks of a schedule, drawn and told. */
public record TwoWeeks(Drawing drawing, List<ShiftLine> shifts) {
  /** From today, in the reader's days. */
  public static TwoWeeks from(Rota rota, Visit visit) {
    return of(rota, LocalDate.ofInstant(visit.now(), visit.times().zone()), visit);
  }

  static TwoWeeks of(Rota rota, LocalDate first, Visit visit) {
    Draftsman draftsman = new Draftsman(rota, first, visit);
    return new TwoWeeks(draftsman.draw(), ShiftLine.of(draftsman.rendering(), visit));
  }
}
