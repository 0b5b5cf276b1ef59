package tocsin.core.incident;

import java.time.Instant;
import tocsin.core.id.UserId;

/** Somebody has to answer, since {@code at}. */
public record Assignment(Instant at, UserId user) {}
