package tocsin.runtime.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tocsin.core.id.IncidentId;
import tocsin.core.id.UserId;
import tocsin.core.incident.ActionChannel;
import tocsin.core.reply.PageAnswer;

/**
 * Tokens for the links in messages: each lets one person do one thing to one incident, for a time.
 * They are signed, not stored, so making one never waits for a store.
 */
public final class AnswerLinks {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int SIGNATURE_BYTES = 16;
  private static final int PARTS = 5;

  private final SecretKeySpec key;

  /**
   * The answer that a genuine token lets its holder give.
   *
   * @param by the way by which the link went out: one that people answer by
   */
  public record Grant(
      PageAnswer answer, IncidentId incident, UserId user, Instant expiresAt, ActionChannel by) {
    /** By mail. */
    public Grant(PageAnswer answer, IncidentId incident, UserId user, Instant expiresAt) {
      this(answer, incident, user, expiresAt, ActionChannel.EMAIL);
    }
  }

  /** Signs with that key, at least 32 random bytes that only this installation knows. */
  public AnswerLinks(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /** A token that can stand in a URL's path. */
  public String token(Grant grant) {
    String claim =
        String.join(
            ".",
            letter(grant.answer()) + letter(grant.by()),
            grant.incident().value(),
            grant.user().value(),
            Long.toString(grant.expiresAt().getEpochSecond(), Character.MAX_RADIX));
    return claim + "." + signature(claim);
  }

  /**
   * What the token grants; empty when it is forged or damaged. Whether it expired is in the grant.
   */
  public Optional<Grant> verify(String token) {
    List<String> parts = List.of(token.split("\\.", -1));
    if (parts.size() != PARTS) {
      return Optional.empty();
    }
    String claim = token.substring(0, token.lastIndexOf('.'));
    boolean genuine =
        MessageDigest.isEqual(
            signature(claim).getBytes(StandardCharsets.US_ASCII),
            parts.getLast().getBytes(StandardCharsets.UTF_8));
    return genuine ? Optional.of(grant(parts)) : Optional.empty();
  }

  private static Grant grant(List<String> parts) {
    String letters = parts.getFirst();
    return new Grant(
        answer(letters.substring(0, 1)),
        new IncidentId(parts.get(1)),
        new UserId(parts.get(2)),
        Instant.ofEpochSecond(Long.parseLong(parts.get(3), Character.MAX_RADIX)),
        way(letters.substring(1)));
  }

  /** Mail, which was there first, has none. */
  private static String letter(ActionChannel way) {
    return switch (way) {
      case CHAT -> "c";
      case PHONE -> "t";
      case SMS -> "s";
      case PUSH -> "p";
      case API -> "w";
      case EMAIL, EVENT, WEB, TIMEOUT -> "";
    };
  }

  private static ActionChannel way(String letter) {
    return letter.isEmpty()
        ? ActionChannel.EMAIL
        : Arrays.stream(ActionChannel.values())
            .filter(way -> letter(way).equals(letter))
            .findFirst()
            .orElseThrow();
  }

  /** Tokens are in messages already sent: a letter never changes. */
  private static String letter(PageAnswer answer) {
    return switch (answer) {
      case ACKNOWLEDGE -> "a";
      case RESOLVE -> "r";
      case ESCALATE -> "e";
      case JOIN -> "j";
      case DECLINE -> "d";
    };
  }

  private static PageAnswer answer(String letter) {
    return Arrays.stream(PageAnswer.values())
        .filter(answer -> letter(answer).equals(letter))
        .findFirst()
        .orElseThrow();
  }

  /**
   * A seal on that text, for links of another kind: only this installation can make it. No such
   * seal opens an incident, for the text can't be a claim.
   */
  public String seal(String text) {
    return signature("seal:" + text);
  }

  private String signature(String claim) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] whole = mac.doFinal(claim.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(Arrays.copyOf(whole, SIGNATURE_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has HmacSHA256", e);
    }
  }
}
