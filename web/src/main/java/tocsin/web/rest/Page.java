package tocsin.web.rest;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tocsin.web.http.ProblemException;
import tocsin.web.http.Problems;
import tocsin.web.http.Query;
import tocsin.web.http.Reply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which part of a list is asked for: PagerDuty's classic paging.
 *
 * @param limit as granted, 1 to 100; clients step by the one echoed
 * @param counted whether the total is wanted
 */
public record Page(int offset, int limit, boolean counted) {
  private static final int USUAL = 25;
  private static final int MOST = 100;
  private static final int END = 10_000;

  /** As the query says; a problem when it makes no sense or reaches beyond 10,000. */
  static Page of(Query query) {
    int offset = number(query, "offset", 0);
    int asked = number(query, "limit", USUAL);
    int limit = Math.min(asked == 0 ? USUAL : asked, MOST);
    if (offset + limit > END) {
      throw wrong("Offset plus limit must not exceed " + END);
    }
    return new Page(offset, limit, Flags.isOn(query, "total"));
  }

  private static int number(Query query, String name, int otherwise) {
    Optional<String> text = query.first(name).filter(value -> !value.isBlank());
    if (text.isEmpty()) {
      return otherwise;
    }
    if (!text.get().matches("\\d{1,9}")) {
      throw wrong(name + " must be a number, zero or more");
    }
    return Integer.parseInt(text.get());
  }

  private static ProblemException wrong(String sentence) {
    return new ProblemException(Problems.INVALID_INPUT.because(sentence));
  }

  /** The reply with this page of all things. */
  <T> Reply of(List<T> all, String name, Function<T, ? extends JsonNode> shape) {
    int from = Math.min(offset, all.size());
    int to = Math.min(from + limit, all.size());
    ArrayNode shown = Json.list();
    all.subList(from, to).forEach(thing -> shown.add(shape.apply(thing)));
    return reply(name, shown, to < all.size(), counted ? (long) all.size() : null);
  }

  /** The reply with everything that was changed at once: a single page, however many they are. */
  Reply whole(String name, ArrayNode shown) {
    Page single = new Page(0, Math.max(1, shown.size()), counted);
    return single.reply(name, shown, false, counted ? (long) shown.size() : null);
  }

  /** The reply with things that were read as a page already. */
  Reply reply(String name, ArrayNode shown, boolean more, @Nullable Long total) {
    ObjectNode body = Json.object();
    body.set(name, shown);
    body.put("limit", limit);
    body.put("offset", offset);
    body.put("more", more);
    body.put("total", total);
    return Json.reply(200, body);
  }
}
