package tocsin.web;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tocsin.runtime.health.Health;
import tocsin.runtime.health.PartState;
import tocsin.runtime.health.ProviderState;
import tocsin.runtime.notifier.Punctuality;
import tocsin.web.http.Reply;
import tools.jackson.databind.json.JsonMapper;

/** Says how the program is doing: {@code /health} for people and probes, {@code /metrics}. */
final class HealthApi {
  /** Parts without which pages don't go out; the others may be down while we are healthy. */
  private static final Set<String> MAIN_ROAD = Set.of("intake", "engine", "notifier", "road");

  /** A part that is split into shards is named with its shard's number. */
  private static final Pattern SHARD = Pattern.compile("-\\d+$");

  private static final JsonMapper JSON = new JsonMapper();

  private final Health health;
  private final PrometheusMeterRegistry meters;
  private final Punctuality punctuality;
  private final InstantSource clock;

  HealthApi(
      Health health, PrometheusMeterRegistry meters, Punctuality punctuality, InstantSource clock) {
    this.health = health;
    this.punctuality = punctuality;
    this.clock = clock;
    this.meters = meters;
  }

  /**
   * 200 while every part of the main road runs and no medium has lost all its providers, else 503;
   * the state of every part and provider either way.
   */
  Reply health() {
    List<PartState> parts = health.parts();
    boolean well =
        parts.stream()
            .filter(part -> MAIN_ROAD.contains(SHARD.matcher(part.part()).replaceFirst("")))
            .allMatch(part -> part.status() == PartState.Status.RUNNING);
    List<ProviderState> providers = health.providers();
    well &= everyMediumHasAWay(providers);
    List<Map<String, @Nullable Object>> shown = new ArrayList<>();
    parts.forEach(part -> shown.add(shape(part)));
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("status", well ? "ok" : "unavailable");
    body.put("parts", shown);
    body.put("providers", providers.stream().map(HealthApi::shape).toList());
    body.put("delivery", delivery());
    return Reply.json(well ? 200 : 503, JSON.writeValueAsBytes(body));
  }

  private static boolean everyMediumHasAWay(List<ProviderState> providers) {
    return providers.stream()
        .collect(Collectors.groupingBy(ProviderState::channel))
        .values()
        .stream()
        .noneMatch(HealthApi::isDown);
  }

  /** A single failure may be chance. */
  private static boolean isDown(List<ProviderState> medium) {
    return medium.stream().allMatch(ProviderState::failing)
        && medium.stream().mapToInt(ProviderState::failures).sum() > 1;
  }

  private static Map<String, Object> shape(ProviderState provider) {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("channel", provider.channel());
    shape.put("provider", provider.provider());
    shape.put("status", provider.failing() ? "failing" : "up");
    shape.put("failures", provider.failures());
    shape.put("receipts", provider.receipts());
    shape.put("not_arrived", provider.bad());
    return shape;
  }

  /** In the last 24 hours; how well that is, is no matter of health. */
  private Map<String, Object> delivery() {
    Punctuality.Report report = punctuality.report(clock.instant());
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("notifications", report.all().all());
    shape.put("out_of_target", report.all().outOfTarget());
    shape.put("waiting_out_of_target", report.waiting());
    return shape;
  }

  private static Map<String, @Nullable Object> shape(PartState part) {
    Map<String, @Nullable Object> shape = new LinkedHashMap<>();
    shape.put("part", part.part());
    shape.put("status", part.status().name().toLowerCase(Locale.ROOT));
    shape.put("lag", part.lag());
    shape.put("restarts", part.restarts());
    shape.put("last_failure", part.lastFailure());
    shape.put("since", part.since().toString());
    return shape;
  }

  /** Everything measured, in the text form of Prometheus. */
  Reply metrics() {
    return Reply.text(200, meters.scrape());
  }
}
