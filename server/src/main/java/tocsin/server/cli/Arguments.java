package tocsin.server.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tocsin.server.CannotGoOn;
import tocsin.server.ExitCode;

/** What was typed after a command: {@code --name value} or {@code --name=value}, in any order. */
final class Arguments {
  private final Command command;
  private final Map<Option, List<String>> values = new HashMap<>();

  private Arguments(Command command) {
    this.command = command;
  }

  /** Reads what was typed; whatever the command doesn't know is refused. */
  static Arguments read(Command command, List<String> typed) {
    Arguments arguments = new Arguments(command);
    for (int i = 0; i < typed.size(); i++) {
      String word = typed.get(i);
      int equals = word.indexOf('=');
      // What stands behind a misplaced name may be a password, so it is never repeated.
      Option option = arguments.named(equals < 0 ? word : word.substring(0, equals));
      if (equals >= 0) {
        arguments.add(option, word.substring(equals + 1));
      } else if (++i < typed.size()) {
        arguments.add(option, typed.get(i));
      } else {
        throw arguments.refusal(option.name() + " needs " + option.value() + " behind it");
      }
    }
    command.options().stream()
        .filter(option -> option.presence() == Option.Presence.REQUIRED)
        .filter(option -> arguments.all(option).isEmpty())
        .forEach(option -> {
          throw arguments.refusal(option.name() + " " + option.value() + " is missing");
        });
    return arguments;
  }

  private Option named(String name) {
    return command.options().stream()
        .filter(option -> option.name().equals(name))
        .findFirst()
        .orElseThrow(() -> refusal("There is no " + name));
  }

  private void add(Option option, String value) {
    List<String> given = values.computeIfAbsent(option, none -> new ArrayList<>());
    if (!given.isEmpty() && option.presence() != Option.Presence.REPEATED) {
      throw refusal(option.name() + " was given twice");
    }
    given.add(value);
  }

  /** The option's value; empty when it was not given. */
  Optional<String> one(Option option) {
    return all(option).stream().findFirst();
  }

  /** The value of an option that is required. */
  String required(Option option) {
    return all(option).getFirst();
  }

  /** All values of the option, in the order in which they were typed. */
  List<String> all(Option option) {
    return values.getOrDefault(option, List.of());
  }

  /** What is wrong with what was typed, and where to read how it goes. */
  CannotGoOn refusal(String what) {
    return new CannotGoOn(ExitCode.USAGE, what + ". See ./tocsin help " + command.name() + ".");
  }
}
