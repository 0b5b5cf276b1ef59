/**
 * What an account has configured: people, teams, services, escalation policies; and the snapshot of
 * it all.
 */
@NullMarked
package tocsin.core.account;

import org.jspecify.annotations.NullMarked;
