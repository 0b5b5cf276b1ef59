package tocsin.web.rest;

import java.util.List;
import java.util.Optional;
import tocsin.core.id.VendorId;

/**
 * A monitoring tool whose address for events can be set, so that it can send to us. Ids never
 * change: integrations hold them.
 */
public record Vendor(VendorId id, String name, String website, String description) {
  /** All of them, by name. */
  public static final List<Vendor> ALL =
      List.of(
          of(
              "PALRTMG",
              "Alertmanager",
              "https://prometheus.io/docs/alerting/latest/alertmanager/",
              "A pagerduty_configs receiver whose url leads here"),
          of(
              "PEVENT2",
              "Events API v2",
              "",
              "Anything that can send JSON over HTTP, such as a script"),
          of(
              "PGRAFNA",
              "Grafana",
              "https://grafana.com/",
              "A contact point of type PagerDuty whose URL leads here"),
          of(
              "PKAPCTR",
              "Kapacitor",
              "https://docs.influxdata.com/kapacitor/",
              "The handler pagerduty2 whose url leads here"),
          of(
              "PUPKUMA",
              "Uptime Kuma",
              "https://uptimekuma.org/",
              "A notification of type PagerDuty whose integration URL leads here"),
          of(
              "PZABBIX",
              "Zabbix",
              "https://www.zabbix.com/",
              "The media type PagerDuty with its address changed to ours"));

  /** The vendor with that id. */
  public static Optional<Vendor> find(VendorId id) {
    return ALL.stream().filter(vendor -> vendor.id().equals(id)).findFirst();
  }

  private static Vendor of(String id, String name, String website, String description) {
    return new Vendor(new VendorId(id), name, website, description);
  }
}
