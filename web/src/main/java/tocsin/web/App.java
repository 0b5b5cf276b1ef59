package tocsin.web;

import java.time.InstantSource;
import tocsin.core.id.IdSource;
import tocsin.runtime.access.AnswerLinks;
import tocsin.runtime.directory.LiveDirectory;
import tocsin.runtime.engine.IncidentFeed;
import tocsin.runtime.engine.Wishes;
import tocsin.runtime.health.Health;
import tocsin.runtime.intake.Intake;
import tocsin.storage.Stores;

/**
 * Everything the HTTP faces ask of the rest of the program, handed in by the server.
 *
 * @param stores for reading, and for credentials; incidents change only through {@code wishes}
 * @param random makes secrets: tokens, cookies, routing keys
 */
public record App(
    Intake intake,
    Wishes wishes,
    LiveDirectory directory,
    Stores stores,
    IncidentFeed feed,
    AnswerLinks links,
    Health health,
    InstantSource clock,
    IdSource ids,
    SecretSource random,
    WebSettings settings) {}
