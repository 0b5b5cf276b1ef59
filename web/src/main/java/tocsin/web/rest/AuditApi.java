package tocsin.web.rest;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tocsin.core.audit.AuditAction;
import tocsin.storage.AuditLog;
import tocsin.web.App;
import tocsin.web.http.Reply;
import tocsin.web.rest.shape.AuditShape;
import tocsin.web.rest.shape.Shaping;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /audit/records}: who changed what, latest first, page by page with a cursor. */
final class AuditApi {
  /** The kinds of things that can be asked about one by one; deleted ones too. */
  static final List<String> ROOTS =
      List.of("user", "team", "service", "escalation_policy", "schedule");

  private static final Duration USUAL_RANGE = Duration.ofHours(24);
  private static final Duration LONGEST_RANGE = Duration.ofDays(366);
  private static final int USUAL = 100;
  private static final int MOST = 1_000;

  private final AuditLog log;

  AuditApi(App app) {
    this.log = app.stores().audit();
  }

  /** The word for all of a kind, as it stands in paths. */
  static String collection(String type) {
    return type.endsWith("y") ? type.substring(0, type.length() - 1) + "ies" : type + "s";
  }

  Reply all(Call call) {
    return answer(call, types(call), null);
  }

  /** About the one that {@code :id} names. */
  RestEndpoint of(String type) {
    return call -> answer(call, Set.of(type), call.id("id", Function.identity()));
  }

  private Reply answer(Call call, Set<String> types, @Nullable String root) {
    int limit =
        call.query()
            .first("limit")
            .map(text -> number("limit", text, MOST))
            .filter(n -> n > 0)
            .orElse((long) USUAL)
            .intValue();
    List<AuditLog.Row> rows = log.list(filter(call, types, root), cursor(call), limit + 1);
    Shaping shaping = call.shaping();
    ArrayNode shown = Json.list();
    rows.stream().limit(limit).forEach(row -> shown.add(AuditShape.of(shaping, row.record())));
    ObjectNode reply = Json.object();
    reply.set("records", shown);
    reply.put("limit", limit);
    reply.put("next_cursor", rows.size() > limit ? cursor(rows.get(limit - 1).position()) : null);
    return Json.reply(200, reply);
  }

  private static AuditLog.Filter filter(Call call, Set<String> types, @Nullable String root) {
    // A record of this very millisecond is to be found without saying until.
    Instant until = call.time("until").orElse(call.now().plusMillis(1));
    Instant since = call.time("since").orElse(until.minus(USUAL_RANGE));
    if (since.isAfter(until) || since.isBefore(until.minus(LONGEST_RANGE))) {
      throw Call.wrong("since must be before until, and the range a year long at most");
    }
    return new AuditLog.Filter(
        since.truncatedTo(ChronoUnit.MILLIS),
        until,
        types,
        root,
        words(call, "actor_type", AuditShape::actor),
        call.query().first("actor_id").orElse(null),
        words(call, "method_type", AuditShape::method),
        words(call, "actions", text -> Words.find(text, AuditAction.class)));
  }

  private static Set<String> types(Call call) {
    Set<String> types = new HashSet<>();
    for (String asked : call.query().all("root_resource_types")) {
      String type = asked.toLowerCase(Locale.ROOT).replaceFirst("_reference$", "");
      types.add(
          type.endsWith("ies") ? type.replaceFirst("ies$", "y") : type.replaceFirst("s$", ""));
    }
    return types;
  }

  private static <E> Set<E> words(Call call, String name, Function<String, Optional<E>> find) {
    Set<E> found = new HashSet<>();
    for (String text : call.query().all(name)) {
      found.add(
          find.apply(text.toLowerCase(Locale.ROOT))
              .orElseThrow(() -> Call.wrong(name + " can't be " + text)));
    }
    return found;
  }

  private static String cursor(long position) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(("before:" + position).getBytes(StandardCharsets.US_ASCII));
  }

  private static long cursor(Call call) {
    return call.query()
        .first("cursor")
        .filter(text -> !text.isBlank())
        .map(AuditApi::position)
        .orElse(Long.MAX_VALUE);
  }

  private static long position(String cursor) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
      return number("cursor", text.replaceFirst("^before:", ""), Long.MAX_VALUE);
    } catch (IllegalArgumentException e) {
      throw Call.wrong("cursor must be what next_cursor was");
    }
  }

  private static long number(String name, String text, long most) {
    if (!text.matches("\\d{1,18}")) {
      throw Call.wrong(name + " makes no sense here");
    }
    return Math.min(most, Long.parseLong(text));
  }
}
