package tocsin.web.page.edit;

import java.util.ArrayList;
import java.util.List;
import tocsin.core.account.Integration;
import tocsin.web.page.frame.Visit;
import tocsin.web.rest.Vendor;
import tools.jackson.databind.node.ObjectNode;

/**
 * The kinds of integrations that forms offer: a type of the REST API, or a tool that sends by the
 * Events API v2. The posted word is the type, or the vendor's id.
 */
public final class IntegrationKind {
  static final String FIELD = "kind";
  static final String WITHIN = "within";

  private static final String EVENTS_V2 = "events_api_v2_inbound_integration";
  private static final String EVENTS_V1 = "generic_events_api_inbound_integration";
  private static final String VENDOR_OF_V2 = "PEVENT2";

  private IntegrationKind() {}

  /** All of them, the usual one first; chosen is what was posted. */
  public static List<Option> all(Visit visit) {
    String chosen = visit.posted(FIELD).orElse(EVENTS_V2);
    List<Option> all = new ArrayList<>();
    all.add(option(EVENTS_V2, "Events API v2", chosen));
    Vendor.ALL.stream()
        .filter(vendor -> !vendor.id().value().equals(VENDOR_OF_V2))
        .forEach(vendor -> all.add(option(vendor.id().value(), vendor.name(), chosen)));
    all.add(option(EVENTS_V1, "Events API v1, for older tools", chosen));
    all.add(option(Integration.HEARTBEAT, "Heartbeat: pages when pings stop", chosen));
    return all;
  }

  private static Option option(String value, String label, String chosen) {
    return new Option(value, label, value.equals(chosen));
  }

  /** What an integration is, in words. */
  public static String words(Integration integration) {
    String vendor =
        integration.vendor() == null
            ? ""
            : Vendor.find(integration.vendor()).map(Vendor::name).orElse("");
    if (!vendor.isEmpty()) {
      return vendor;
    }
    return switch (integration.kind()) {
      case EVENTS_V2 -> "Events API v2";
      case EVENTS_V1 -> "Events API v1";
      case Integration.HEARTBEAT -> "Heartbeat";
      default -> integration.kind().replace("_inbound_integration", "").replace('_', ' ');
    };
  }

  /** Puts the kind that was posted, and how long a heartbeat waits. */
  static void say(Visit visit, ObjectNode integration) {
    String kind = visit.posted(FIELD).orElse(EVENTS_V2);
    if (kind.endsWith("_inbound_integration")) {
      integration.put("type", kind);
    } else {
      integration.put("type", EVENTS_V2);
      integration.putObject("vendor").put("id", kind).put("type", "vendor_reference");
    }
    if (kind.equals(Integration.HEARTBEAT)) {
      LengthFields.say(WITHIN, visit, integration, "ping_within");
    }
  }
}
