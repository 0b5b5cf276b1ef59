package tocsin.core.account;

/** The medium of a contact method; a channel serves one or more of them. */
public enum ContactKind {
  EMAIL,
  PHONE,
  SMS,
  PUSH,
  WHATSAPP,
  WEBHOOK
}
