package tocsin.core.account;

/** The medium of a contact method; a channel serves one or more of them. */
public enum ContactKind {
  EMAIL,
  PHONE,
  SMS,
  /** A browser or app that takes Web Push; its address is {@code endpoint#p256dh.auth}. */
  PUSH,
  WHATSAPP,
  WEBHOOK,
  /** A topic on an ntfy server, by its URL. */
  NTFY,
  /** A member of the workspace, by their id. */
  SLACK,
  /** A person on the Mattermost server, by {@code @name}. */
  MATTERMOST,
  /** A chat with the bot, by its id. */
  TELEGRAM,
  /** {@code @person:server} or {@code !room:server}. */
  MATRIX,
  /** A person, by their id. */
  DISCORD,
  /** A workflow's URL. */
  TEAMS,
  /** An incoming webhook's URL. */
  GOOGLE_CHAT,
  /** Nobody's: where the self-check's own pages end. */
  SELF_CHECK;

  /** Whether people can be reached by it. */
  public boolean isForPeople() {
    return this != SELF_CHECK;
  }
}
