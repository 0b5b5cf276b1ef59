package tocsin.core.account;

/** Of which changes of a shift somebody is told. */
public enum HandoffKind {
  /** Their shifts' beginnings and ends. */
  BOTH,
  /** Beginnings only. */
  ONCALL,
  /** Ends only. */
  OFFCALL
}
