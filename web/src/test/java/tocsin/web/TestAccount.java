package tocsin.web;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.EscalationRule;
import tocsin.core.account.EscalationTarget;
import tocsin.core.account.Integration;
import tocsin.core.account.Role;
import tocsin.core.account.Service;
import tocsin.core.account.UrgencyRule;
import tocsin.core.account.User;
import tocsin.core.id.EscalationPolicyId;
import tocsin.core.id.EscalationRuleId;
import tocsin.core.id.IntegrationId;
import tocsin.core.id.ServiceId;
import tocsin.core.id.UserId;

/** The people and services that stories are told about. */
public final class TestAccount {
  public static final String KEY = "0123456789abcdef0123456789ABCDEF";

  public static final User ADA =
      new User(
          new UserId("PADA"),
          "Ada",
          "ada@example.org",
          ZoneOffset.UTC,
          Role.OWNER,
          "",
          "",
          "teal",
          List.of(),
          List.of());

  public static final EscalationPolicy POLICY =
      new EscalationPolicy(
          new EscalationPolicyId("PPOLICY"),
          "Checkout on call",
          "",
          List.of(
              new EscalationRule(
                  new EscalationRuleId("PRULE"),
                  Duration.ofMinutes(30),
                  List.of(new EscalationTarget.OfUser(ADA.id())))),
          0,
          List.of());

  public static final Service CHECKOUT =
      new Service(
          new ServiceId("PCHECKO"),
          "Checkout",
          "",
          POLICY.id(),
          UrgencyRule.HIGH,
          null,
          null,
          false,
          List.of(
              new Integration(
                  new IntegrationId("PINTEGR"),
                  "Prometheus",
                  "events_api_v2_inbound_integration",
                  KEY,
                  RunningServer.START)),
          List.of(),
          RunningServer.START);

  private TestAccount() {}
}
