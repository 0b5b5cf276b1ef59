package tocsin.web.rest.shape;

import org.jspecify.annotations.Nullable;
import tocsin.core.id.UserId;
import tocsin.storage.CredentialStore.Credential;
import tocsin.web.access.Tokens;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes down API keys: whose they are and what they may, and the key itself only when made. */
public final class KeyShape {
  private KeyShape() {}

  /** A key; {@code secret} is null unless it was made just now. */
  public static ObjectNode of(Shaping shaping, Credential key, @Nullable String secret) {
    String id = Tokens.id(key.key());
    UserId owner = key.user();
    String path = (owner == null ? "" : "/users/" + owner) + "/api_keys/" + id;
    ObjectNode shape = Ref.head(shaping, "api_key", id, key.label(), path);
    shape.put("name", key.label());
    shape.put("read_only", Tokens.onlyReads(key));
    shape.set("user", reference(shaping, owner));
    shape.set("created_by", reference(shaping, key.madeBy()));
    shape.put("created_at", shaping.time(key.createdAt()));
    shape.put("last_used_at", shaping.timeOrNull(key.usedAt()));
    if (secret != null) {
      shape.put("key", secret);
    }
    return shape;
  }

  private static JsonNode reference(Shaping shaping, @Nullable UserId user) {
    return user == null ? NullNode.getInstance() : Ref.user(shaping, user);
  }
}
