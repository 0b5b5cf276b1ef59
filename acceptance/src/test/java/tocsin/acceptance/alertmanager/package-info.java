/** A real Prometheus Alertmanager that takes Tocsin for the service it was made to talk to. */
@NullMarked
package tocsin.acceptance.alertmanager;

import org.jspecify.annotations.NullMarked;
