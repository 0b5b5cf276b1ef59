package tocsin.server.cli;

/**
 * Something that can follow a command: two dashes, a name, and always a value.
 *
 * @param name with its dashes, for example {@code --data}
 * @param value what stands for the value in the help, for example {@code DIR}
 * @param meaning one or two sentences
 */
record Option(String name, String value, Presence presence, String meaning) {

  /** How often it is given. */
  enum Presence {
    REQUIRED,
    OPTIONAL,
    /** Any number of times. */
    REPEATED
  }

  static Option required(String name, String value, String meaning) {
    return new Option(name, value, Presence.REQUIRED, meaning);
  }

  static Option optional(String name, String value, String meaning) {
    return new Option(name, value, Presence.OPTIONAL, meaning);
  }

  static Option repeated(String name, String value, String meaning) {
    return new Option(name, value, Presence.REPEATED, meaning);
  }

  /** As it stands in the line of usage. */
  String usage() {
    return switch (presence) {
      case REQUIRED -> name + " " + value;
      case OPTIONAL -> "[" + name + " " + value + "]";
      case REPEATED -> "[" + name + " " + value + "]…";
    };
  }
}
