package tocsin.web.access;

import tocsin.core.account.Directory;
import tocsin.core.permission.Who;
import tocsin.storage.IncidentQueries;
import tocsin.web.http.Request;

/** A request that waits at the gate. */
public record Asking(Request request, Who who, Directory directory, IncidentQueries incidents) {}
