package tocsin.web.page.account;

import java.util.Comparator;
import java.util.List;
import tocsin.core.account.ContactMethod;
import tocsin.core.account.HandoffRule;
import tocsin.core.account.User;
import tocsin.web.page.frame.Times;
import tocsin.web.page.frame.Ways;

/** One hand-off rule in words: "1 h before a shift begins or ends, by e-mail". */
public record Told(String id, String icon, String words, boolean skipped) {
  /** That user's rules, the earliest first. */
  public static List<Told> of(User user) {
    return user.handoffRules().stream()
        .sorted(Comparator.comparing(HandoffRule::advance).reversed())
        .flatMap(rule ->
            user.contactMethod(rule.contactMethod()).stream().map(method -> of(rule, method)))
        .toList();
  }

  private static Told of(HandoffRule rule, ContactMethod method) {
    String edge =
        switch (rule.kind()) {
          case BOTH -> "a shift begins or ends";
          case ONCALL -> "a shift begins";
          case OFFCALL -> "a shift ends";
        };
    String when =
        rule.advance().isZero() ? "When " + edge : Times.span(rule.advance()) + " before " + edge;
    Ways way = Ways.of(method.kind());
    return new Told(rule.id().value(), way.icon(), when + ", " + way.by(), !method.verified());
  }
}
