/** Pages about what is configured: who is on call, services, policies, schedules, people. */
@NullMarked
package tocsin.web.page.account;

import org.jspecify.annotations.NullMarked;
