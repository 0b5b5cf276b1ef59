package tocsin.core.account;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import tocsin.core.id.UserId;

/**
 * What holds for the whole installation.
 *
 * @param fallbackContact who is paged when nobody is on call at any level or nobody on call can be
 *     reached; null until the first user exists
 */
public record Account(String name, ZoneId zone, @Nullable UserId fallbackContact)
    implements DirectoryEntry {
  /** There is one account to an installation, so its key is fixed. */
  public static final String KEY = "account";

  @Override
  public String key() {
    return KEY;
  }
}
