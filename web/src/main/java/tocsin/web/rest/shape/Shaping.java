package tocsin.web.rest.shape;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.Directory;
import tocsin.core.id.ScheduleId;
import tocsin.web.feed.FeedLinks.Addresses;
import tocsin.web.http.OwnAddress.Bases;
import tocsin.web.rest.Times;
import tools.jackson.databind.node.ObjectNode;

/**
 * What writing down needs to know.
 *
 * @param directory where names are looked up
 * @param bases what {@code self} and {@code html_url} begin with
 * @param zone of the times shown
 * @param includes what is written whole instead of as a reference, in plural
 * @param feeds where calendar programs find a schedule
 */
public record Shaping(
    Directory directory,
    Bases bases,
    ZoneId zone,
    Set<String> includes,
    Function<ScheduleId, Addresses> feeds) {
  /** The instant, shown in the zone. */
  public String time(Instant instant) {
    return Times.show(instant, zone);
  }

  /** The instant, shown in the zone; null for none. */
  public @Nullable String timeOrNull(@Nullable Instant instant) {
    return Times.showOrNull(instant, zone);
  }

  /** Whether {@code include[]} has that word. */
  public boolean includes(String word) {
    return includes.contains(word);
  }

  /** The same, but nothing written whole: inside of something that is. */
  public Shaping plain() {
    return new Shaping(directory, bases, zone, Set.of(), feeds);
  }

  /** Adds where calendar programs find the schedule; null without a feed, or for a mere draft. */
  void addFeed(ObjectNode shape, ScheduleId id) {
    Addresses feed = directory.rota(id).isPresent() ? feeds.apply(id) : Addresses.NONE;
    shape.put("http_cal_url", feed.http());
    shape.put("web_cal_url", feed.webcal());
  }
}
