package tocsin.core.incident;

/** Why an action was refused. Refusals are answers: nothing changed and nothing was recorded. */
public enum Refusal {
  NO_SUCH_INCIDENT("There is no such incident"),
  KEY_IN_USE("An open incident of the service has that incident key already"),
  ALREADY_RESOLVED("The incident is already resolved"),
  CANNOT_ESCALATE("The incident can't be escalated further"),
  LOW_URGENCY("Low-urgency incidents don't escalate; raise the urgency first"),
  NOT_ON_POLICY(
      "The incident is assigned to people directly; assign it to a policy to escalate it"),
  NO_SUCH_LEVEL("The escalation policy has no such level with somebody on call"),
  NO_SUCH_POLICY("There is no such escalation policy"),
  NO_SUCH_SERVICE("There is no such service"),
  SERVICE_DISABLED("The service is disabled; enable it to make incidents of it"),
  SERVICE_IN_MAINTENANCE(
      "The service is in maintenance; end the maintenance window to make incidents of it"),
  NO_SUCH_ASSIGNEE("There is no such user to assign it to"),
  NO_SUCH_PRIORITY("There is no such priority"),
  NOBODY_ON_CALL("Nobody is on call at any level of the escalation policy"),
  BAD_SNOOZE("A snooze lasts from one second to seven days"),
  ALREADY_MERGED("The incident is already merged into another"),
  NOT_MERGEABLE("An incident can be merged with other incidents only"),
  TOO_MANY_ALERTS("An incident has at most 1000 alerts"),
  NO_SUCH_ALERT("The incident has no such alert"),
  NO_SUCH_REQUESTER("There is no such user to ask for help"),
  NO_SUCH_RESPONDER("There is no such user or escalation policy to ask for help"),
  TOO_MANY_RESPONDERS("At most 300 people can be asked to help with an incident"),
  NOT_REQUESTED("Nobody asks that user to help with the incident");

  private final String sentence;

  Refusal(String sentence) {
    this.sentence = sentence;
  }

  /** One sentence for the person who asked. */
  public String sentence() {
    return sentence;
  }
}
