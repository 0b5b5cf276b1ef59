/**
 * Pages that set up services, people, teams, schedules and policies: forms in front of the REST
 * API.
 */
@NullMarked
package tocsin.web.page.edit;

import org.jspecify.annotations.NullMarked;
